using System.Globalization;
using FundsCheck.Holds;
using FundsCheck.Rules;
using FundsCheck.Storage;

namespace FundsCheck.Benchmarks;

/// <summary>
/// What summing the holds of one account costs by how many of them are open, spread over six days as decisions of six days are.
/// </summary>
internal static class Holding
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 15, 0, 0, TimeSpan.Zero);

    public static void Tell() => Rounds.Tell(
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
            holds.Add(
                account.Key,
                IndexedHold.From(
                    debit.Id,
                    HoldCalculator.GetDecisionHold(debit, Outcome.Accept, decidedAt, decidedAt.AddHours(1), TimeSpan.FromHours(6))!));
        }

        return () => holds.Sum(HoldQuery.From(request.Debit.Id, request.Debit.Amount.Currency, request.BalanceTime, request.Now), account);
    }
}
