namespace FundsCheck.Tests.Rules.Reference;

// A rule set as a tree of the words it is written with.

/// <summary>An answer as written. A waiver is an accept where a fact is unknown or a gate is not passed.</summary>
internal sealed record Answer(Outcome Outcome, string? Reason, bool Waiver);

/// <summary>A band: its answer, and when it is given; <c>otherwise</c> has no condition.</summary>
internal sealed record Band(Condition? When, Answer Answer);

/// <summary>A band list, and what stands for it where its measure is unknown: another band list, an answer, or neither.</summary>
internal sealed record BandList(string Measure, IReadOnlyList<Band> Bands, BandList? Fallback, Answer? IfUnknown);

/// <summary>A guard's entry. It excuses where it is known false in <c>for</c>, known true in <c>unless</c>.</summary>
internal sealed record Guard(string Measure, Condition Condition, bool Excuses);

/// <summary>A check, and the facts that it needs to be in force.</summary>
internal sealed class Check
{
    private static readonly string[] OfMoney =
        ["available", "headroom.available", "headroom.current", "headroom.overdraft", "headroom.credit", "cover.available"];

    private static readonly string[] OfAccount =
    [
        "account.kind", "account.verification", "balance.source", "balance.age", "balance.currency",
    ];

    public Check(string id, BandList bandList, IReadOnlyList<Guard> guards)
    {
        (Id, BandList, Guards) = (id, bandList, guards);
        string[] measures = [bandList.Measure, .. guards.Select(guard => guard.Measure)];
        NeedsMoney = measures.Any(OfMoney.Contains);
        NeedsBalance = NeedsMoney || measures.Any(OfAccount.Contains);
        IsGate = bandList.Measure is "balance.reading" or "balance.failureCode" or "balance.currency";
        IsOfTheDebitAlone = !NeedsBalance && !IsGate && !measures.Contains("exposure");
    }

    public string Id { get; }

    public BandList BandList { get; }

    public IReadOnlyList<Guard> Guards { get; }

    public bool IsGate { get; }

    public bool NeedsMoney { get; }

    public bool NeedsBalance { get; }

    /// <summary>Whether the debit's own facts answer it, before anything is read or summed.</summary>
    public bool IsOfTheDebitAlone { get; }
}

/// <summary>A fact that the host declares, with the words it may be where it is a text.</summary>
internal sealed record DeclaredFact(string Type, IReadOnlyList<string> Words);

/// <summary>A whole rule set.</summary>
internal sealed record Rules(IReadOnlyList<Check> Checks, string Currency, IReadOnlyDictionary<string, DeclaredFact> CustomFacts);
