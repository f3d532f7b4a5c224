using FundsCheck.Conformance;

namespace FundsCheck.Testing.Tests.Contracts;

public sealed class ScriptedBalanceSourceContractTests : BalanceSourceContract
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 2, 15, 0, 0, TimeSpan.Zero));
    private readonly ScriptedBalanceSource _source;

    public ScriptedBalanceSourceContractTests()
    {
        _source = new ScriptedBalanceSource(_clock).AlwaysAvailable(Money.Parse("100.00 USD")).ThenHang(Unanswered.SourceAccountId);
        foreach (var account in Troubled)
        {
            // As many readings as any test of the contract needs.
            _source.Then(
                account.SourceAccountId,
                new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN")));
        }
    }

    protected override IBalanceSource Source => _source;

    protected override TimeProvider Clock => _clock;

    protected override IReadOnlyList<AccountRef> Readable { get; } =
    [
        new("readable-1"), new("key-of-the-host", "readable-2", new Secret("token")),
    ];

    protected override IReadOnlyList<AccountRef> Troubled { get; } = [new("troubled-1"), new("troubled-2")];

    protected override AccountRef Unanswered { get; } = new("unanswered");

    protected override Task WaitForTheUnansweredReadAsync(CancellationToken cancellationToken) =>
        _source.WaitForReadsAsync(1, cancellationToken);
}
