// Preloaded into the action: its pauses and its clock run FACTOR times faster, so that a wait of 15 minutes takes half a
// minute. Requests take as long as ever, so they seem FACTOR times as long, which costs a look or none.
import { syncBuiltinESMExports } from 'node:module'
import { performance } from 'node:perf_hooks'
import process from 'node:process'
import timers from 'node:timers/promises'

const FACTOR = Number(process.env.FAST_CLOCK_FACTOR ?? 30)
const now = performance.now.bind(performance)
performance.now = () => now() * FACTOR
const sleep = timers.setTimeout
timers.setTimeout = (ms, ...rest) => sleep(ms / FACTOR, ...rest)
syncBuiltinESMExports()
