import { StepReport } from '../report/stepReport.ts'
import { summaryOf, type Story } from './summary.ts'

/** The step's outputs, as `due/action.yml` declares them. */
export const OUTPUTS = [
  'orders',
  'matrix',
  'count',
  'total',
  'blockers',
  'blockers_count',
  'reason',
] as const
/** One of {@link OUTPUTS}. */
export type Output = (typeof OUTPUTS)[number]

/** What a run says, and what its summary tells; filled as the run goes on. */
export class DueReport extends StepReport<Output> {
  readonly story: Story = {}

  /** Its lists share what a job's outputs may hold, and are never cut within an entry. */
  protected override get mostOutput(): number {
    return Infinity
  }

  protected override summary(): string {
    return summaryOf(this.story, this)
  }
}
