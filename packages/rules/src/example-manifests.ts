/*
 * What the manifests of examples have in common, from the first line to the last without its line break: examples write what
 * they are about, and put the rest around it.
 */

/** An Ingress of the shop; its annotations or its spec come next. */
export const cartIngress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop`;

/** What a rule of an Ingress for one path says; what is left out is that of the cart. */
export interface ExamplePath {
  /** @default '/' */
  readonly path?: string;
  /** @default 'Prefix' */
  readonly pathType?: 'Exact' | 'ImplementationSpecific' | 'Prefix';
  /** The name of the backend. @default 'cart' */
  readonly service?: string;
}

/** The rules of an Ingress that hands one path of the shop to port 80 of a Service. */
export function ingressRules({ path = '/', pathType = 'Prefix', service = 'cart' }: ExamplePath = {}): string {
  return `  rules:
    - host: shop.example.com
      http:
        paths:
          - path: ${path}
            pathType: ${pathType}
            backend:
              service:
                name: ${service}
                port:
                  number: 80`;
}

/** The class of the AWS Load Balancer Controller; its parameters come next. */
export const albClass = `apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: alb
spec:
  controller: ingress.k8s.aws/alb`;

/** The same, with the IngressClassParams `alb`. */
export const albClassWithParams = `${albClass}
  parameters:
    apiGroup: elbv2.k8s.aws
    kind: IngressClassParams
    name: alb`;

/** The IngressClassParams `alb`; what they set comes next. */
export const albClassParams = `apiVersion: elbv2.k8s.aws/v1beta1
kind: IngressClassParams
metadata:
  name: alb
spec:`;

/** The Service behind the Ingress; its annotations or its spec come next. */
export const cartService = `apiVersion: v1
kind: Service
metadata:
  name: cart
  namespace: shop`;

/** The spec of a Service inside the cluster. */
export const clusterIpSpec = `spec:
  type: ClusterIP
  ports:
    - name: http
      port: 80
      targetPort: 8080`;

/** A Service with a load balancer of its own; its annotations or its spec come next. */
export const gameService = `apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play`;

/** The spec of a Service with a Network Load Balancer; more of its ports or of its spec comes next. */
export const gameSpec = `spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: play
      port: 7777
      targetPort: 7777`;

/** A certificate in the region of the examples. */
export const certificateArn =
  'arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e';
