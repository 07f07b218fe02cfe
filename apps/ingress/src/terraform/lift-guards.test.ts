import { liftGuards } from './lift-guards';

const guarded = {
  terraform: { backend: { local: { path: 'state' } } },
  resource: {
    aws_lb: {
      one: { name: 'one', lifecycle: { precondition: [{ condition: '${false}' }], prevent_destroy: true } },
      two: { name: 'two', lifecycle: { create_before_destroy: true } },
    },
    aws_eip: { one: { lifecycle: { ignore_changes: ['tags'], prevent_destroy: true } }, two: {} },
  },
};

test('preconditions and prevent_destroy go, and nothing else', () => {
  expect(JSON.parse(liftGuards(JSON.stringify(guarded)) ?? '')).toEqual({
    terraform: guarded.terraform,
    resource: {
      aws_lb: { one: { name: 'one', lifecycle: {} }, two: guarded.resource.aws_lb.two },
      aws_eip: { one: { lifecycle: { ignore_changes: ['tags'] } }, two: {} },
    },
  });
});

test.each([{}, { resource: {} }, { resource: { aws_lb: { two: guarded.resource.aws_lb.two } } }])(
  'there is nothing to lift in %j',
  (stack) => {
    expect(liftGuards(JSON.stringify(stack))).toBeUndefined();
  },
);
