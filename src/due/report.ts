import { StepReport } from '../report/stepReport.ts'
import { summaryOf, type Story } from './summary.ts'

/** The step's outputs, as `due/action.yml` declares them. */
export const OUTPUTS = ['orders', 'matrix', 'count', 'total', 'reason'] as const
/** One of {@link OUTPUTS}. */
export type Output = (typeof OUTPUTS)[number]

/** What a run says, and what its summary tells; filled as the run goes on. */
export class DueReport extends StepReport<Output> {
  readonly story: Story = {}

  protected override summary(): string {
    return summaryOf(this.story, this)
  }
}
