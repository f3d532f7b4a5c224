using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Tests.Rules.Laws;

/// <summary>The laws of every rule file that loads.</summary>
internal static class LawBook
{
    public static readonly Law OneAnswer = new(nameof(OneAnswer), AnswerLaws.OneAnswer);
    public static readonly Law Order = new(nameof(Order), AnswerLaws.Order);
    public static readonly Law Adding = new(nameof(Adding), AnswerLaws.Adding);
    public static readonly Law Monotone = new(nameof(Monotone), MonotoneLaw.Monotone);
    public static readonly Law Forgetting = new(nameof(Forgetting), KnowledgeLaws.Forgetting);
    public static readonly Law Learning = new(nameof(Learning), KnowledgeLaws.Learning);
    public static readonly Law Settling = new(nameof(Settling), KnowledgeLaws.Settling);
    public static readonly Law Funds = new(nameof(Funds), FundsLaw.Funds);
    public static readonly Law Cover = new(nameof(Cover), FundsLaw.Cover);
    public static readonly Law Unread = new(nameof(Unread), SilenceLaws.Unread);
    public static readonly Law UnnamedCode = new(nameof(UnnamedCode), SilenceLaws.UnnamedCode);
    public static readonly Law OtherCurrency = new(nameof(OtherCurrency), SilenceLaws.OtherCurrency);
    public static readonly Law EarlyDecline = new(nameof(EarlyDecline), EarlyLaw.EarlyDecline);
    public static readonly Law MaxAcceptableAmount = new(nameof(MaxAcceptableAmount), WouldAcceptLaw.MaxAcceptableAmount);

    public static readonly IReadOnlyList<Law> All =
        [
            OneAnswer, Order, Adding, Monotone, Forgetting, Learning, Settling, Funds, Cover, Unread, UnnamedCode, OtherCurrency,
            EarlyDecline, MaxAcceptableAmount,
        ];

    /// <summary>The laws that break for rule sets which a loader without one of its rules would load: each of them is evidence.</summary>
    public static IReadOnlyList<Law> BrokenWithout(LoaderRule rule) => rule switch
    {
        LoaderRule.GuardDirection or LoaderRule.LadderDirection or LoaderRule.PercentNotNegative => [Monotone],
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
