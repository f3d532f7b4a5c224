using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Tests.Rules.Invariants;

/// <summary>The invariants of every rule file that loads.</summary>
internal static class InvariantCatalog
{
    public static readonly Invariant OneAnswer = new(nameof(OneAnswer), AnswerInvariants.OneAnswer);
    public static readonly Invariant Order = new(nameof(Order), AnswerInvariants.Order);
    public static readonly Invariant Adding = new(nameof(Adding), AnswerInvariants.Adding);
    public static readonly Invariant Monotone = new(nameof(Monotone), MonotoneInvariant.Monotone);
    public static readonly Invariant Forgetting = new(nameof(Forgetting), KnowledgeInvariants.Forgetting);
    public static readonly Invariant Learning = new(nameof(Learning), KnowledgeInvariants.Learning);
    public static readonly Invariant Settling = new(nameof(Settling), KnowledgeInvariants.Settling);
    public static readonly Invariant Funds = new(nameof(Funds), FundsInvariant.Funds);
    public static readonly Invariant Cover = new(nameof(Cover), FundsInvariant.Cover);
    public static readonly Invariant Unread = new(nameof(Unread), SilenceInvariants.Unread);
    public static readonly Invariant UnnamedCode = new(nameof(UnnamedCode), SilenceInvariants.UnnamedCode);
    public static readonly Invariant OtherCurrency = new(nameof(OtherCurrency), SilenceInvariants.OtherCurrency);
    public static readonly Invariant EarlyDecline = new(nameof(EarlyDecline), EarlyInvariant.EarlyDecline);
    public static readonly Invariant MaxAcceptableAmount = new(
        nameof(MaxAcceptableAmount), MaxAcceptableAmountInvariant.MaxAcceptableAmount);

    public static readonly IReadOnlyList<Invariant> All =
        [
            OneAnswer, Order, Adding, Monotone, Forgetting, Learning, Settling, Funds, Cover, Unread, UnnamedCode, OtherCurrency,
            EarlyDecline, MaxAcceptableAmount,
        ];

    /// <summary>The invariants that a rule set breaks which loads only without one rule of the loader.</summary>
    public static IReadOnlyList<Invariant> BrokenWithout(LoaderRule rule) => rule switch
    {
        LoaderRule.GuardDirection or LoaderRule.BandListDirection or LoaderRule.PercentNotNegative => [Monotone],
        LoaderRule.WaiverBecause => [Forgetting, Learning, Funds],
        LoaderRule.GateWaiverBecause or LoaderRule.GateGoodValueAlone or LoaderRule.GateUnguarded or LoaderRule.ReadingGateRequired =>
            [Funds, Unread],
        LoaderRule.FundsCover => [Cover],
        LoaderRule.FundsUnguarded or LoaderRule.CurrencyGateRequired => [Funds],
        LoaderRule.GateOnce => [Unread],
        LoaderRule.IfUnknownRequired or LoaderRule.OtherwiseLast or LoaderRule.ReasonRequired => [OneAnswer],
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "not a rule of the loader"),
    };
}
