// A preload (`node --import`): the process lives CLOCK_OFFSET_MS milliseconds away from the real time. Only `Date` is
// shifted; timers and `performance` stay real, so that a simulated year of runs takes as long as the runs themselves.
const offsetMs = Number(process.env['CLOCK_OFFSET_MS'] ?? 0)
const realNow = Date.now.bind(Date)
const now = (): number => realNow() + offsetMs

globalThis.Date = new Proxy(Date, {
  construct: (target, given: unknown[], caller) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, caller) as Date,
  apply: () => new Date().toString(),
  get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
})
