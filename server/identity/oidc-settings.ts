/** The organisation's own sign-in (Entra, Keycloak, an UZI proxy) by OpenID Connect. */
export type OidcSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** what stands on the button */
  name: string;
  /** values of `amr` or `acr` by which the provider says that it asked two factors; empty: its word does not count, ours is asked */
  mfa: string[];
};
