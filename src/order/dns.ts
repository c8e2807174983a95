/** Where a scope is validated: a wildcard at its base; in lower case. */
export function baseOf(scope: string): string {
  return scope.trim().toLowerCase().replace(/^\*\./, '').replace(/\.$/, '')
}

/** A label of DNS: a value that a script publishes must not be able to end a command. */
const SAFE_VALUE = /^[\w-]{1,63}$/
const SAFE_NAME =
  /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/
/** What DNS allows, less `_dnsauth.`. */
const LONGEST_NAME = 244

/** Whether a script may write the name to DNS as it stands. */
export function isSafeName(name: string): boolean {
  return name.length <= LONGEST_NAME && SAFE_NAME.test(name)
}

/** Whether a script may publish the value as it stands. */
export function isSafeValue(value: string): boolean {
  return SAFE_VALUE.test(value)
}
