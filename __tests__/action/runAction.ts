export { runAction, type StepOptions, type StepResult } from '../../scripts/runAction.ts'
