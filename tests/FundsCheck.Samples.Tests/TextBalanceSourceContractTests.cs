using FundsCheck.Testing;

namespace FundsCheck.Samples.Tests;

public sealed class TextBalanceSourceContractTests : IDisposable
{
    private readonly TextBank _bank = new();
    private readonly HttpClient _client;

    public TextBalanceSourceContractTests() => _client = new HttpClient(_bank) { BaseAddress = new Uri("https://bank.example/") };

    public static TheoryData<string> Names { get; } = [.. BalanceSourceContract.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_source_keeps_the_contract(string name) =>
        BalanceSourceContract.RunAsync(name, Create, TestContext.Current.CancellationToken);

    public void Dispose() => _client.Dispose();

    // <source-contract>
    private BalanceSourceUnderTest Create() => new()
    {
        Source = new TextBalanceSource(_client, TimeProvider.System, TimeSpan.FromSeconds(30)),
        ReadableAccounts = [new("readable-1"), new("key-of-the-host", "readable-2", new Secret("token"))],
        FailingAccounts = [new("expired"), new("closed"), new("unreachable"), new("html"), new("reserved error")],
        HangingAccount = new("hangs"),
        WaitForHangingRead = _bank.WaitForHangingReadAsync,
    };
    // </source-contract>
}
