/** What the values of the Helm chart follow from. */
export interface CertManagerValuesProps {
  readonly replicas: number;
  readonly webhookPort: number;
}

/** The values of the cert-manager chart. */
export function certManagerValues({ replicas, webhookPort }: CertManagerValuesProps) {
  const available = {
    replicaCount: replicas,
    ...(replicas > 1 ? { podDisruptionBudget: { enabled: true } } : {}),
  };
  return {
    // Templates of the chart, so upgraded with it; kept when it is removed, with the certificates of the whole cluster.
    crds: { enabled: true, keep: true },
    ...available,
    webhook: { ...available, securePort: webhookPort },
    cainjector: available,
    // The installation is over when the webhook has answered, and not before.
    startupapicheck: { enabled: true },
  };
}
