export {
  type Configuration,
  configurationSchema,
  defineConfiguration,
  parseConfiguration,
  type ParsedConfiguration,
  unknownRule,
} from './configuration';
export { fileRules, type RuleDescription } from './file-rules';
export type { LintEdit, LintFinding, LintFix, LintObject } from './finding';
export { fixFiles, type FixResult } from './fix-files';
export { formatGithub } from './formats/format-github';
export { formatJson } from './formats/format-json';
export { formatPretty, type FormatPrettyOptions } from './formats/format-pretty';
export { formatSarif, type FormatSarifOptions } from './formats/format-sarif';
export { lint, type LintOptions, type LintResult, type SourceFile } from './lint';
export { matchGlob } from './match-glob';
