import { addDays } from '../../shared/kernel/calendar.ts';
import { taxExemptionCommands } from '../../shared/tax/tax-exemption-commands.ts';
import { customerChoices } from '../parties/record-choices.ts';
import { runAndSay } from '../platform/command-runs.ts';
import { today } from '../platform/date-format.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import { RowAction } from '../ui/list/RowAction.tsx';
import type { TaxExemption } from './tax-words.ts';

/** A certificate that a customer gave us: its number, where it holds and until when. */
export function GrantForm(props: {
  readonly customer?: string;
  /** The one that the new one comes after. */
  readonly renews?: TaxExemption;
  readonly onClose: () => void;
}) {
  const { customer, renews, onClose } = props;
  const whose: readonly FieldSpec[] =
    customer === undefined
      ? [
          {
            name: 'customer',
            label: say('tax.customer'),
            kind: 'record',
            find: customerChoices,
            required: true,
          },
        ]
      : [];
  return (
    <CommandDialog
      title={renews ? say('tax.renew-of', { certificate: renews.certificate }) : say('tax.grant')}
      command={taxExemptionCommands.grantTaxExemption}
      fields={[
        ...whose,
        { name: 'certificate', label: say('tax.certificate'), kind: 'line', required: true },
        { name: 'country', label: say('tax.country'), kind: 'line', half: true, help: say('tax.where-help') },
        { name: 'region', label: say('tax.region'), kind: 'line', half: true },
        { name: 'validFrom', label: say('tax.from'), kind: 'date', required: true, half: true },
        {
          name: 'validUntil',
          label: say('tax.last-day'),
          kind: 'date',
          half: true,
          help: say('tax.printed-on-it'),
        },
      ]}
      values={
        renews
          ? { country: renews.country, region: renews.region, validFrom: dayAfter(renews) }
          : { validFrom: today() }
      }
      fixed={customer === undefined ? {} : { customer }}
      said={({ certificate }) => say('tax.granted', { certificate: String(certificate) })}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}

/** The next certificate holds from the day after the last of the one before; of one that expired, from today. */
function dayAfter({ validUntil }: TaxExemption): string {
  return validUntil === null || validUntil < today() ? today() : addDays(validUntil, 1);
}

/** From which day a certificate is not relied on any more, and why. */
export function EndForm({
  exemption,
  onClose,
}: {
  readonly exemption: TaxExemption;
  readonly onClose: () => void;
}) {
  return (
    <CommandDialog
      title={say('tax.end-of', { certificate: exemption.certificate })}
      command={taxExemptionCommands.endTaxExemption}
      fields={[
        { name: 'endedOn', label: say('tax.last-day-relied-on'), kind: 'date', required: true },
        { name: 'why', label: say('tax.why-ended'), kind: 'line', required: true },
      ]}
      values={{ endedOn: today() }}
      fixed={{ exemption: exemption.id }}
      said={() => say('tax.ended', { certificate: exemption.certificate })}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}

/** End, or rely on it again. */
export function ExemptionTurn({
  exemption,
  onEnd,
}: {
  readonly exemption: TaxExemption;
  readonly onEnd: () => void;
}) {
  const { id, certificate, endedOn } = exemption;
  if (endedOn === null) {
    return (
      <RowAction
        command="tax-exemption.end"
        title={say('tax.end-of', { certificate })}
        label={say('tax.end')}
        onRun={onEnd}
      />
    );
  }
  return (
    <RowAction
      title={say('tax.resume-of', { certificate })}
      command="tax-exemption.resume"
      label={say('tax.resume')}
      onRun={() =>
        void runAndSay(
          taxExemptionCommands.resumeTaxExemption,
          { exemption: id },
          say('tax.resumed', { certificate }),
        )
      }
    />
  );
}
