namespace FundsCheck.Testing.Tests.Contracts;

public sealed class ScriptedBalanceSourceContractTests
{
    public static TheoryData<string> Names { get; } = [.. BalanceSourceContract.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_source_keeps_the_contract(string name) =>
        BalanceSourceContract.RunAsync(name, ScriptedAccounts.Create, TestContext.Current.CancellationToken);
}
