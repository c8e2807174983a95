import { stop } from './stop.ts'

// The runner runs this after every main: also after one that was canceled before it started a server.
const { STATE_pid: pid = '', STATE_log: log = '' } = process.env
if (pid !== '') {
  await stop(Number(pid), log)
}
