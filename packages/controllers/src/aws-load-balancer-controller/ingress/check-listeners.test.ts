import { ingressInGroup as ingress } from '../../testing/ingress-in-group';
import { checkListeners } from './check-listeners';
import { readGroup } from '../../testing/read-group';

type Annotations = Readonly<Record<string, string>>;

function findings(...annotations: readonly Annotations[]) {
  const ingresses = annotations.map((one, index) => ingress(`ingress-${index}`, one));
  return checkListeners(readGroup(ingresses)).map(({ id, severity, path }) => [
    id,
    severity,
    String(path.at(-1)).replace('alb.ingress.kubernetes.io/', ''),
  ]);
}

const both = { 'listen-ports': '[{"HTTP": 80}, {"HTTPS": 443}]' };
describe('checkListeners', () => {
  it('says that AWS refuses gRPC on HTTP', () => {
    expect(findings({ ...both, 'backend-protocol-version': 'GRPC' })).toEqual([
      ['ingress-listener-version', 'error', 'backend-protocol-version'],
    ]);
  });

  it('says that certificates have no listener', () => {
    expect(
      findings({
        'listen-ports': '[{"HTTP": 80}]',
        'certificate-arn': 'arn:aws:acm:eu-west-1:111122223333:certificate/a',
      }),
    ).toEqual([['ingress-listener-missing', 'warning', 'certificate-arn']]);
  });

  it('takes a certificate for an HTTPS listener when no listener is declared', () => {
    const certificate = { 'certificate-arn': 'arn:aws:acm:eu-west-1:111122223333:certificate/a' };
    expect(findings({ ...certificate, 'ssl-redirect': '443' })).toEqual([]);
  });

  it('says that mutual TLS is not asked for on a port that is not HTTPS', () => {
    expect(findings({ ...both, 'mutual-authentication': '[{"port": 80, "mode": "passthrough"}]' })).toEqual([
      ['ingress-listener-missing', 'warning', 'mutual-authentication'],
    ]);
  });

  it('holds attributes of a listener against the listeners of their own Ingress', () => {
    const attributes = { 'listen-ports': '[{"HTTP": 80}]', 'listener-attributes.HTTPS-443': 'a=b' };
    expect(findings(attributes, { 'listen-ports': '[{"HTTPS": 443}]' })).toEqual([
      ['ingress-listener-missing', 'warning', 'listener-attributes.HTTPS-443'],
    ]);
  });

  it('lets IngressClassParams decide about the redirect', () => {
    const members = readGroup(
      [ingress('cart', { ...both, 'ssl-redirect': '8443' })],
      [{ spec: { sslRedirectPort: '443' } }],
    );
    expect(checkListeners(members)).toEqual([]);
  });
});
