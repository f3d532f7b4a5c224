using System.Text;
using System.Text.Json;

namespace FundsCheck;

/// <summary>Reads decisions from their JSON. Members that a later version adds are skipped.</summary>
internal static class DecisionJsonReader
{
    /// <exception cref="KeyNotFoundException">A member is missing.</exception>
    /// <exception cref="FormatException">A value is none that is written.</exception>
    /// <exception cref="InvalidOperationException">A value has another JSON type.</exception>
    public static FundsDecision Read(JsonElement json)
    {
        var content = new DecisionContent
        {
            DebitId = Text(json, "id"),
            Amount = Money.Parse(Text(json, "amount")),
            Revision = json.GetProperty("revision").GetInt32(),
            Outcome = OutcomeOf(json),
            IsApproved = json.GetProperty("approved").GetBoolean(),
            Reasons = [.. json.GetProperty("reasons").EnumerateArray().Select(ReadReason)],
            Checks = json.TryGetProperty("checks", out var checks) && checks.ValueKind != JsonValueKind.Null
                ? [.. checks.EnumerateArray().Select(ReadCheck)]
                : null,
            RuleSet = ReadRuleSet(json),
            Challenger = json.TryGetProperty("challenger", out var challenger) ? ReadChallenger(challenger) : null,
            Balance = json.GetProperty("balance") is { ValueKind: JsonValueKind.Object } balance ? ReadBalance(balance) : null,
            NotYetPosted = Money.Parse(Text(json, "held")),
            PossiblyPosted = Money.Parse(Text(json, "heldPossible")),
            MaxAcceptableAmount = TextOrNull(json, "maxAcceptableAmount") is { } amount ? Money.Parse(amount) : null,
            IsTransient = json.GetProperty("retryable").GetBoolean(),
            NeedsUserAction = json.GetProperty("userAction").GetBoolean(),
            DecidedAt = Time(json, "decidedAt"),
            ValidUntil = Time(json, "validUntil"),
        };
        var state = DebitNames.FindState(Text(json, "state")) ?? throw Wrong(json, "state");
        return new FundsDecision(content, state, json.GetProperty("existing").GetBoolean(), json.GetProperty("recorded").GetBoolean());
    }

    private static ChallengerVerdict ReadChallenger(JsonElement json) => new(
        ReadRuleSet(json), OutcomeOf(json),
        [.. json.GetProperty("reasons").EnumerateArray().Select(code => code.GetString() ?? throw Wrong(json, "reasons"))]);

    private static RuleSetIdentity ReadRuleSet(JsonElement json)
    {
        var ruleSet = json.GetProperty("ruleSet");
        return new RuleSetIdentity(Text(ruleSet, "name"), Text(ruleSet, "version"), Text(ruleSet, "sha256"));
    }

    private static Reason ReadReason(JsonElement json) => new()
    {
        Code = Text(json, "code"),
        Check = Text(json, "check"),
        Outcome = OutcomeOf(json),
        Text = Text(json, "text"),
        Measure = Text(json, "measure"),
        Operand = TextOrNull(json, "operand"),
        Threshold = TextOrNull(json, "threshold"),
        Justification = TextOrNull(json, "because"),
        CustomerText = Text(json, "customerText"),
        IsTransient = json.GetProperty("retryable").GetBoolean(),
        NeedsUserAction = json.GetProperty("userAction").GetBoolean(),
    };

    private static CheckEvaluation ReadCheck(JsonElement json)
    {
        var (answer, outcome) = (Text(json, "answer"), OutcomeNames.Find(Text(json, "answer")));
        return new CheckEvaluation
        {
            Check = Text(json, "id"),
            State = answer switch
            {
                _ when outcome is not null => CheckState.Answered,
                "silent" => CheckState.Silent,
                "excused" => CheckState.Excused,
                "notEvaluated" => CheckState.NotEvaluated,
                _ => throw Wrong(json, "answer"),
            },
            Outcome = outcome ?? Outcome.None,
            Measure = Text(json, "measure"),
            Operand = TextOrNull(json, "operand"),
            Threshold = TextOrNull(json, "threshold"),
            ChangesAt = TextOrNull(json, "changesAt"),
            Margin = TextOrNull(json, "margin"),
            Cause = TextOrNull(json, "cause"),
        };
    }

    private static AccountBalance ReadBalance(JsonElement json)
    {
        var (asOf, isTime) = (TextOrNull(json, "asOf"), TimeText.TryParse(TextOrNull(json, "asOf"), out var time));
        return new AccountBalance
        {
            AccountId = Text(json, "account"),
            Kind = TextOrNull(json, "kind") is { } kind
                ? AccountKinds.Find(kind) ?? new AccountKind(kind, AccountFamily.Other)
                : null,
            ProviderType = TextOrNull(json, "type"),
            ProviderSubtype = TextOrNull(json, "subtype"),
            Available = Figure(json, "available"),
            Current = Figure(json, "current"),
            Limit = Figure(json, "limit"),
            Currency = BalanceCurrency.From(TextOrNull(json, "isoCurrency"), TextOrNull(json, "unofficialCurrency")),
            Verification = AccountVerifications.Find(Text(json, "verification")) ?? throw Wrong(json, "verification"),
            ProviderVerification = TextOrNull(json, "providerVerification"),
            Freshness = BalanceFreshnessNames.Find(Text(json, "source")) ?? throw Wrong(json, "source"),
            AsOf = isTime ? time : null,
            AsOfUnreadable = isTime ? null : asOf,
            RequestedAt = Time(json, "requestedAt"),
            RetrievedAt = Time(json, "retrievedAt"),
            ProviderRequestId = TextOrNull(json, "requestId"),
        };
    }

    private static Outcome OutcomeOf(JsonElement json) => OutcomeNames.Find(Text(json, "outcome")) ?? throw Wrong(json, "outcome");

    // With or without its currency, which stands beside it.
    private static decimal? Figure(JsonElement json, string name)
    {
        if (TextOrNull(json, name) is not { } text)
        {
            return null;
        }

        var number = text.Split(' ')[0];
        return ExactDecimal.TryParse(Encoding.UTF8.GetBytes(number), out var figure) ? figure : throw Wrong(json, name);
    }

    private static DateTimeOffset Time(JsonElement json, string name) =>
        TimeText.TryParse(Text(json, name), out var time) ? time : throw Wrong(json, name);

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw Wrong(json, name);

    private static string? TextOrNull(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static FormatException Wrong(JsonElement json, string name) =>
        new($"`{name}` is {json.GetProperty(name).GetRawText()}, which no version writes");
}
