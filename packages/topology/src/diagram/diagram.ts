/** A drawing before it has places: boxes, the groups around them and the lines between them. */
export interface Diagram {
  readonly title: string;
  /** What the drawing shows, for those who cannot see it. */
  readonly description: string;
  readonly groups: readonly DiagramGroup[];
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

export type DiagramKind =
  'clients' | 'dns' | 'load-balancer' | 'target-group' | 'cluster' | 'nodes' | 'controller' | 'operator' | 'services';

interface Labelled {
  readonly id: string;
  readonly kind: DiagramKind;
  /** What it is, such as `Target group`. */
  readonly caption: string;
  readonly title: string;
  readonly lines: readonly string[];
}

export interface DiagramGroup extends Labelled {
  /** The group around it. */
  readonly parent?: string;
}

export interface DiagramNode extends Labelled {
  readonly group?: string;
}

export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  /** Requests travel on `traffic`; `control` sets something up or looks something up. */
  readonly kind: 'traffic' | 'control';
  /** Whether both ends stand beside each other, and not one after the other. @default false */
  readonly beside?: boolean;
}
