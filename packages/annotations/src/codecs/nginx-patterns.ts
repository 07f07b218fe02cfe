/** The classes of characters that validators.go of ingress-nginx lets pass, by their names there. */
export const nginxPatterns = {
  basicChars: /^[-./_~a-zA-Z0-9:]*$/,
  extendedChars: /^[-./_~a-zA-Z0-9:, ]*$/,
  charsWithSpace: /^[-./_~a-zA-Z0-9: ]*$/,
  urlIsValid: /^[-./_~a-zA-Z0-9:,?&=]*$/,
  urlWithNginxVariable: /^[-./_~a-zA-Z0-9:, ?&=$]*$/,
  nginxVariable: /^[-_a-zA-Z0-9${}]*$/,
  regexPathWithCapture: /^[-./_~a-zA-Z0-9:$]*$/,
  headersVariable: /^[-_a-zA-Z0-9, ]*$/,
  isValidRegex: /^[-./_~a-zA-Z0-9:^$[\](){}*+?|&=\\]*$/,
} as const;

/** The same classes in words, completing "expected …". */
export const nginxPatternsInWords: Readonly<Record<keyof typeof nginxPatterns, string>> = {
  basicChars: 'letters, digits and - . _ ~ / :',
  extendedChars: 'letters, digits, spaces and - . _ ~ / : ,',
  charsWithSpace: 'letters, digits, spaces and - . _ ~ / :',
  urlIsValid: 'letters, digits and - . _ ~ / : , ? & =',
  urlWithNginxVariable: 'letters, digits and - . _ ~ / : , ? & = $',
  nginxVariable: 'letters, digits and - _ $ { }',
  regexPathWithCapture: 'letters, digits and - . _ ~ / : $',
  headersVariable: 'letters, digits and - _ with commas between names',
  isValidRegex: 'letters, digits and - . _ ~ / : ^ $ [ ] ( ) { } * + ? | & = \\',
};
