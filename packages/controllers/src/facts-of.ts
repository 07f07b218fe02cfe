/** Facts about a subject that several checks ask for: they are made once. */
export function factsOf<Subject extends object, Facts>(make: (subject: Subject) => Facts): (subject: Subject) => Facts {
  const made = new WeakMap<Subject, { readonly facts: Facts }>();
  return (subject) => {
    const known = made.get(subject) ?? { facts: make(subject) };
    made.set(subject, known);
    return known.facts;
  };
}
