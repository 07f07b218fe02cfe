import { references, replaceInterpolations } from './interpolation';

const mark = (text: string): string => replaceInterpolations(text, (found) => `<${found.length}>`);

it('replaces what Terraform inserts, up to the brace that closes it', () => {
  expect(mark('a ${aws_lb.public.arn} b ${x}')).toBe('a <20> b <4>');
  expect(mark('${{ a = { b = 1 } }}!')).toBe('<20>!');
});

it('does not count braces inside quotes', () => {
  expect(mark('${join("}", x)}!')).toBe('<15>!');
  expect(mark('${f("\\"}")}!')).toBe('<11>!');
});

it('leaves a literal as it is', () => {
  expect(mark('$${host} ${x}')).toBe('$${host} <4>');
});

it('takes a template that never ends to the end', () => {
  expect(mark('a ${b')).toBe('a <3>');
});

it('finds what a value refers to in any depth, and nothing outside of templates', () => {
  expect(references({ a: ['${aws_lb.public.arn}', '${data.aws_subnet.a-b.id} aws_lb.other'], b: 1 })).toEqual([
    'aws_lb.public',
    'data.aws_subnet.a-b',
  ]);
  expect(references('$${aws_lb.public.arn}')).toEqual([]);
});
