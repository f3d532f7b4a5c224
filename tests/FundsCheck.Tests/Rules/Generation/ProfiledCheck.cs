using System.Text.Json.Nodes;

namespace FundsCheck.Tests.Rules.Generation;

/// <summary>One check of a rule set, as its text has it.</summary>
internal sealed record ProfiledCheck(string Id, string Measure, IReadOnlyList<string> Guarded, JsonObject Json)
{
    public bool IsGate => Measure is "balance.reading" or "balance.failureCode" or "balance.currency";

    public bool IsFunds => Vocabulary.NeedsOf(Measure).Count > 0;

    public bool IsUnguarded => Guarded.Count == 0;

    /// <summary>Whether it accepts, but for waivers, only what the money covers.</summary>
    public bool IsCovering
    {
        get
        {
            var bands = Json["bands"]!.AsArray().Select(band => band!.AsObject()).ToList();
            var type = Measure == "cover.available" ? "percent" : "money";
            return bands.Index().All(row => (row.Item["then"] ?? row.Item["otherwise"])!.ToString() != "accept"
                || row.Item.ContainsKey("because")
                || (row.Index > 0
                    && Steps.Parse(
                        type,
                        (bands[row.Index - 1]["below"] ?? bands[row.Index - 1]["upTo"])!.ToString()) >= Vocabulary.CoveredFrom(Measure)));
        }
    }

    /// <summary>Whether it has measures of the debit and custom facts only.</summary>
    public bool IsOwn => IsOwnOrHeld && Measure != "exposure" && !Guarded.Contains("exposure");

    /// <summary>Whether an unread balance leaves it as it is.</summary>
    public bool IsOwnOrHeld => IsOfDebit(Measure) && Guarded.All(IsOfDebit);

    /// <summary>Whether it has a measure of the balance.</summary>
    public bool NeedsMoney => IsMoney(Measure) || Guarded.Any(IsMoney);

    private static bool IsMoney(string measure) => measure == "available" || Vocabulary.NeedsOf(measure).Count > 0;

    private static bool IsOfDebit(string measure) =>
        measure is "amount" or "exposure" || measure.StartsWith("debit.", StringComparison.Ordinal)
            || measure.StartsWith("x.", StringComparison.Ordinal);
}
