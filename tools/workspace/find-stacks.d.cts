/** The folders of the stacks that are synthesized, environments and examples, by their names. */
export function findStacks(): [name: string, folder: string][];
