import type { Diagnostic } from '@eks-ingress/diagnostics';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { Fn, Lazy, TerraformVariable, Token } from 'cdktf';
import { Construct } from 'constructs';
import { childId } from './child-id';
import { dependOn } from './depend-on';
import { isUnknown, relocateFindings, reportDeclared, reportFindings } from './findings';
import { findingsOf, resourceOf, synthesize } from './testing/synthesize';

const finding = (id: string, change: Partial<Diagnostic> = {}): Diagnostic => ({
  id,
  severity: 'error',
  message: `${id} is wrong.`,
  path: [],
  ...change,
});

class Reporting extends Construct {
  constructor(scope: Construct, id: string, ...findings: readonly Diagnostic[]) {
    super(scope, id);
    reportFindings(this, () => findings);
  }
}

describe('reportFindings', () => {
  test('fails the synthesis with the errors of every construct', () => {
    const build = () =>
      synthesize((stack) => {
        const parent = new Reporting(stack, 'Parent', finding('first'), finding('second'));
        new Reporting(parent, 'Child', finding('third'));
      });
    for (const message of [
      '[test/Parent] first is wrong.',
      'second is wrong.',
      '[test/Parent/Child] third is wrong.',
    ]) {
      expect(build).toThrow(message);
    }
  });

  test('makes an annotation of a warning, and fails nothing', () => {
    const warnings = jest.fn();
    synthesize((stack) => {
      const construct = new Reporting(stack, 'Shop', finding('slow', { severity: 'warning', fix: 'Be quick.' }));
      warnings.mockImplementation(() => construct.node.metadata);
    });
    expect(warnings()).toMatchObject([{ type: '@cdktf/warn', data: 'slow is wrong. (slow)\n  fix: Be quick.' }]);
  });

  test('asks when the tree is complete', () => {
    const findings: Diagnostic[] = [];
    const reported = findingsOf((stack) => {
      reportFindings(new Construct(stack, 'Shop'), () => findings);
      findings.push(finding('late'));
    });
    expect(reported.map(({ diagnostic }) => diagnostic.id)).toEqual(['late']);
  });

  test('keeps everything that a construct reports in several places', () => {
    const reported = findingsOf((stack) => {
      const construct = new Reporting(stack, 'Shop', finding('first'));
      reportFindings(construct, () => [finding('second', { severity: 'warning' })]);
    });
    expect(reported).toMatchObject([
      { constructPath: 'test/Shop', diagnostic: { id: 'first' } },
      { constructPath: 'test/Shop', diagnostic: { id: 'second' } },
    ]);
  });

  test('takes an id that is declared, and for the compiler no other one', () => {
    const reported = findingsOf((stack) => {
      reportDeclared(stack, () => [{ ...finding(''), id: 'cluster-name' }]);
      // @ts-expect-error -- nothing declares it
      reportDeclared(stack, () => [{ ...finding(''), id: 'cluster-names' }]);
    });
    expect(reported.map(({ diagnostic }) => diagnostic.id)).toEqual(['cluster-name', 'cluster-names']);
  });
});

describe('relocateFindings', () => {
  test('translates a path at each level, from the inside out', () => {
    const reported = findingsOf((stack) => {
      const outer = new Construct(stack, 'Outer');
      const inner = new Reporting(outer, 'Inner', finding('port', { path: ['port'] }));
      relocateFindings(outer, (path) => ['entryPoints', 'public', ...path]);
      relocateFindings(inner, (path) => ['listeners', 0, ...path]);
    });
    expect(reported[0]?.diagnostic.path).toEqual(['entryPoints', 'public', 'listeners', 0, 'port']);
  });
});

describe('isUnknown', () => {
  test('tells everything that Terraform has to find out', () => {
    synthesize((stack) => {
      const variable = new TerraformVariable(stack, 'given', {});
      const unknown = [
        variable.stringValue,
        variable.numberValue,
        variable.listValue,
        variable.value,
        `vpc-${variable.stringValue}`,
        Fn.join(',', ['a', variable.stringValue]),
        Lazy.stringValue({ produce: () => 'later' }),
        '${aws_acm_certificate.shop.arn}',
      ];
      expect(unknown.map(isUnknown)).toEqual(unknown.map(() => true));
    });
  });

  test.each([['vpc-0a1b2c3d'], ['$host$request_uri'], ['$${literal}'], [''], [443], [Number.NaN], [undefined], [null]])(
    'takes %j as it is',
    (value) => {
      expect(isUnknown(value)).toBe(false);
    },
  );

  test('takes a list for known whose items are not', () => {
    expect(isUnknown([Token.asString('${aws_security_group.nodes.id}')])).toBe(false);
    expect(isUnknown(Token.asList('${data.aws_instances.nodes.ids}'))).toBe(true);
  });
});

describe('childId', () => {
  const ids = (...values: readonly string[]) => {
    const parent = new Construct(undefined as unknown as Construct, '');
    return values.map((value) => new Construct(parent, childId(parent, value)).node.id);
  };

  test('is the value', () => {
    expect(ids('ap-northeast-2a', 'ap-northeast-2b')).toEqual(['ap-northeast-2a', 'ap-northeast-2b']);
  });

  test('has a number when the value is repeated', () => {
    expect(ids('a', 'a', 'a')).toEqual(['a', 'a-2', 'a-3']);
  });

  test('is there even for an empty value', () => {
    expect(ids('', '')).toEqual(['empty', 'empty-2']);
  });
});

test('dependOn adds to what a resource depends on already', () => {
  const stack = synthesize((scope) => {
    new KubernetesProvider(scope, 'Kubernetes');
    const namespace = (name: string) => new NamespaceV1(scope, name, { metadata: { name } });
    const third = namespace('third');
    dependOn(third, [namespace('first')]);
    dependOn(third, [namespace('second')]);
  });
  expect(resourceOf(stack, 'kubernetes_namespace_v1', 'third').depends_on).toEqual([
    'kubernetes_namespace_v1.first',
    'kubernetes_namespace_v1.second',
  ]);
});
