/** The regions of the AWS partitions, as of 2026; AWS adds new ones. */
export const REGIONS = [
  'af-south-1',
  'ap-east-1',
  'ap-east-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-south-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ca-central-1',
  'ca-west-1',
  'cn-north-1',
  'cn-northwest-1',
  'eu-central-1',
  'eu-central-2',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'eusc-de-east-1',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'mx-central-1',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-gov-east-1',
  'us-gov-west-1',
  'us-west-1',
  'us-west-2',
] as const;

const DIRECTION = '(?:north|south|east|west|central|northeast|northwest|southeast|southwest)';
const REGION_NAME = new RegExp(`^[a-z]{2,4}(?:-[a-z]+)?-${DIRECTION}-[0-9]$`);
// Nothing before it that could be a word of its own, as it could in a region of an unknown partition.
const ZONE_AT_END = new RegExp(`(?<![a-z])(?:[a-z]{2}(?:-gov|-iso[a-z]?)?|eusc-[a-z]{2})-${DIRECTION}-[0-9][a-z]$`);

/** Whether the name is built like a region's, so that one which AWS has added since is told from a typo. */
export function isRegionName(name: string): boolean {
  return REGION_NAME.test(name);
}

/** The Availability Zone that a text ends with, such as the id of a construct; undefined when it ends with none. */
export function findZoneAtEnd(text: string): string | undefined {
  return ZONE_AT_END.exec(text)?.[0];
}
