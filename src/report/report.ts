import { StepReport } from './stepReport.ts'
import { summaryOf, type Story } from './summary.ts'

/** The step's outputs, as `action.yml` declares them. */
export const OUTPUTS = [
  'order_id',
  'request_id',
  'certificate_id',
  'reissued',
  'status',
  'reason',
  'auto_reissue',
  'valid_till',
  'days_remaining',
  'serial_number',
  'order_valid_till',
  'certificate_path',
  'dcv_random_value',
] as const
/** One of {@link OUTPUTS}. */
export type Output = (typeof OUTPUTS)[number]

/** What a run says, and what its summary tells; filled as the run goes on. */
export class Report extends StepReport<Output> {
  readonly story: Story = {}

  protected override summary(): string {
    return summaryOf(this.story, this)
  }
}
