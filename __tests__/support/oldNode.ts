/** Options with which a process takes itself for one under an older Node.js, which act or a runner on ARM may bring. */
export function underNode(version: string): readonly string[] {
  const old = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`
  return ['--import', `data:text/javascript,${encodeURIComponent(old)}`]
}
