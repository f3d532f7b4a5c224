using System.Globalization;
using System.Text.Json;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Reconciling;

/// <summary>
/// The findings of a reconciliation as text or JSON Lines. The members of the JSON are a contract: they are only added to.
/// </summary>
internal static class ReconcileOutput
{
    public static void Write(Terminal terminal, string file, int rows, Reconciliation result, bool isJson)
    {
        foreach (var finding in result.Findings)
        {
            if (isJson)
            {
                terminal.Out.WriteLine(Json(finding));
            }
            else
            {
                var place = finding.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{file}: line {line}: ") : string.Empty;
                terminal.Out.WriteShown(
                    $"{place}{finding.Id}: {Words(finding.Kind)}, {finding.Sent ?? finding.Recorded}: {finding.Detail}");
            }
        }

        var counts = string.Join(", ", result.Findings.GroupBy(finding => finding.Kind).Select(kind => string.Create(
            CultureInfo.InvariantCulture, $"{kind.Count()} {Words(kind.Key)}{Sums(kind)}")));
        var waiting = result.Waiting == 0
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $", {result.Waiting} accepted that may still be sent");
        (isJson ? terminal.Error : terminal.Out).WriteShown(
            $"{file}: {rows} sent, {result.Agreeing} agree{(counts.Length == 0 ? string.Empty : ", ")}{counts}{waiting}");
    }

    // One sum for each currency; amounts of two currencies are never added.
    private static string Sums(IEnumerable<Finding> findings) => " (" + string.Join(" and ", findings
        .Select(finding => finding.Sent ?? finding.Recorded).OfType<Money>().GroupBy(money => money.Currency)
        .OrderBy(group => group.Key.Code, StringComparer.Ordinal)
        .Select(group => group.Aggregate(Money.Zero(group.Key), (sum, money) => sum + money))) + ")";

    private static string Words(FindingKind kind) => kind switch
    {
        FindingKind.NoDecision => "sent without a decision",
        FindingKind.NotAccepted => "sent without an accept",
        FindingKind.AmountDiffers => "sent for another amount",
        FindingKind.SentTwice => "sent twice",
        FindingKind.AcceptSuperseded => "sent on an earlier accept",
        _ => "accepted and not sent",
    };

    private static string Json(Finding finding)
    {
        return DecisionJson.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("finding", JsonNamingPolicy.CamelCase.ConvertName(finding.Kind.ToString()));
            if (finding.Line is { } line)
            {
                writer.WriteNumber("line", line);
            }
            else
            {
                writer.WriteNull("line");
            }

            writer.WriteString("id", finding.Id);
            writer.WriteString("sent", finding.Sent?.ToString());
            writer.WriteString("decided", finding.Recorded?.ToString());
            writer.WriteString("detail", finding.Detail);
            writer.WriteEndObject();
        });
    }
}
