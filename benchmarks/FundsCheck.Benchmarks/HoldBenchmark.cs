using System.Globalization;
using FundsCheck.Holds;
using FundsCheck.Rules;
using FundsCheck.Storage;

namespace FundsCheck.Benchmarks;

/// <summary>
/// The cost of summing the holds of one account, by the number of open holds, which six days of decisions created.
/// </summary>
internal static class HoldBenchmark
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 15, 0, 0, TimeSpan.Zero);

    public static void Run() => Rounds.Compare(
        "the holds of one account, summed against a balance",
        [
            .. ((int[])[
                10, 1_000, 20_000,
            ]).Select(count => (string.Create(CultureInfo.InvariantCulture, $"{count} open holds"), Summing(count))),
        ]);

    private static Action Summing(int count)
    {
        var request = new DecisionRequest
        {
            Debit = new Debit
            {
                Id = "new",
                AccountKey = "account",
                SourceAccountId = "account",
                Amount = new Money(1m, Currency.Usd),
                EntryClass = "WEB",
                Attempt = 1,
            },
            Now = Start,
            BalanceTime = Start,
            RuleSet = RuleSet.Default,
            Decide = _ => throw new InvalidOperationException("only the holds are summed"),
        };
        var (account, holds) = (request.Account, new HoldIndex());
        for (var number = 0; number < count; number++)
        {
            var decidedAt = Start - (TimeSpan.FromDays(6) * number / count);
            var debit = request.Debit with { Id = string.Create(CultureInfo.InvariantCulture, $"debit-{number}") };
            var hold = HoldCalculator.GetDecisionHold(debit, Outcome.Accept, decidedAt, decidedAt.AddHours(1), TimeSpan.FromHours(6))
                ?? throw new InvalidOperationException("an accept has a hold");
            holds.Add(account.Key, IndexedHold.From(debit.Id, hold));
        }

        return () => holds.Sum(HoldQuery.From(request.Debit.Id, request.Debit.Amount.Currency, request.BalanceTime, request.Now), account);
    }
}
