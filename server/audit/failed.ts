/** The log could not be written, so what it would tell does not happen: the request is refused and may be sent again (ASVS 16.5.3). */
export class AuditFailed extends Error {
  constructor(cause: unknown) {
    super('The audit log could not be written.', { cause });
  }
}
