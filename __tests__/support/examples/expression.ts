/** What an expression of a workflow may look up, by its dotted path: `vars.X`, `steps.reissue.outputs.status`. */
export type Context = Readonly<Record<string, string | undefined>>

/** The text with each `${{ … }}` replaced by its value. */
export function filled(text: string, context: Context): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_all, expression: string) =>
    valueOf(expression, context),
  )
}

/** Whether an `if:` holds. Only what the examples use is known: `==`, `!=`, `&&`, `||`, `always()` and texts. */
export function holds(condition: string, context: Context): boolean {
  return condition
    .replace(/^\$\{\{(.*)\}\}$/, '$1')
    .split('||')
    .some((either) => either.split('&&').every((part) => isTrue(part, context)))
}

function isTrue(part: string, context: Context): boolean {
  const [, left = part, operator, right = ''] = /^(.*?)(==|!=)(.*)$/.exec(part) ?? []
  if (operator === undefined) {
    return !['', 'false'].includes(valueOf(left, context))
  }
  return (valueOf(left, context) === valueOf(right, context)) === (operator === '==')
}

function valueOf(expression: string, context: Context): string {
  const [first = '', ...others] = expression.split('||')
  if (others.length > 0) {
    const value = valueOf(first, context)
    return ['', 'false'].includes(value) ? valueOf(others.join('||'), context) : value
  }
  const text = expression.trim()
  const [, literal] = /^'([^']*)'$/.exec(text) ?? []
  if (literal !== undefined) {
    return literal
  }
  if (['true', 'false'].includes(text)) {
    return text
  }
  if (/^(?:vars|secrets|inputs|env|matrix|steps|github|runner)(?:\.[\w-]+)+$/.test(text)) {
    return context[text] ?? ''
  }
  throw new Error(`the examples use an expression that their test does not know: ${text}`)
}
