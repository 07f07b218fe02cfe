/** An Ingress for an Application Load Balancer with an annotation that nobody reads, which has a safe fix. */
export const misspelt = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/target-type: ip
    # only for the office
    alb.ingress.kubernetes.io/shceme: 'internal' # until May
spec:
  ingressClassName: alb
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: shop
                port:
                  number: 80
`;

/** The same without anything to say about it. */
export const clean = misspelt.replace('shceme', 'scheme');
