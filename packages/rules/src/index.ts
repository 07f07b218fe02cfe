export type { Edit, Fix } from './fix';
export type { Preset, Rule, RuleExample, RuleExamples, RuleFinding, RuleOptions } from './rule';
export type { ChartName, ChartValuesSubject, Location, ObjectSubject, Subject } from './subject';
