using System.Globalization;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Decisions;

/// <summary>A list of decisions as text or JSON Lines. The members of the JSON are a contract: they are added to, never changed.</summary>
internal static class DecisionListOutput
{
    private const int PositionColumn = 0;
    private const int RevisionColumn = 4;
    private const int AmountColumn = 5;

    /// <summary>Writes a page, and to standard error how to get the next one.</summary>
    public static void Write(Terminal terminal, DecisionList list, bool isJson)
    {
        if (isJson)
        {
            foreach (var (position, record) in list.Decisions)
            {
                terminal.Out.WriteLine(Json(position, record));
            }
        }
        else
        {
            var rows = list.Decisions.Select(decision => Row(decision.Position, decision.Record)).ToList();
            terminal.Out.Write(TextColumns.Write(rows, PositionColumn, RevisionColumn, AmountColumn));
        }

        if (list.HasMore)
        {
            terminal.Error.WriteShown($"more decisions follow: add `--after {list.Decisions[^1].Position}` for the next page");
        }
    }

    private static string[] Row(string position, DecisionRecord record) =>
    [
        position,
        TimeText.Format(record.DecidedAt),
        record.Verdict.Outcome.ToName().ToUpperInvariant(),
        record.Debit.Id,
        record.Revision.ToString(CultureInfo.InvariantCulture),
        record.Debit.Amount.ToString(),
        record.Debit.AccountKey,
        $"{record.RuleSet.Name} {record.RuleSet.Version}",
        string.Join(", ", record.Verdict.Reasons.Select(reason => reason.Code)),
    ];

    private static string Json(string position, DecisionRecord record)
    {
        return DecisionJson.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("position", position);
            writer.WriteString("id", record.Debit.Id);
            writer.WriteNumber("revision", record.Revision);
            writer.WriteString("outcome", record.Verdict.Outcome.ToName());
            writer.WriteString("amount", record.Debit.Amount.ToString());
            writer.WriteString("account", record.Debit.AccountKey);
            writer.WriteTexts("reasonCodes", record.Verdict.Reasons.Select(reason => reason.Code));
            writer.WriteIdentity("ruleSet", record.RuleSet);
            writer.WriteString("decidedAt", TimeText.Format(record.DecidedAt));
            writer.WriteString("validUntil", TimeText.Format(record.ValidUntil));
            writer.WriteString("holdExpiresAt", record.Hold is { } hold ? TimeText.Format(hold.ExpiresAt) : null);
            writer.WriteEndObject();
        });
    }
}
