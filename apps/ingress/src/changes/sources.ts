/** Where Terraform says what another backend asks for. */
export const TERRAFORM_BACKENDS = 'https://developer.hashicorp.com/terraform/language/backend#change-configuration';
