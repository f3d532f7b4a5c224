using FundsCheck;
using FundsCheck.Testing;
using Xunit;

namespace Hosts;

public sealed class QuickStartTests
{
    [Fact]
    public async Task The_quick_start_accepts() => Assert.Equal("Accept:", await SandboxQuickStart.RunAsync());

    [Fact]
    public void The_contracts_have_cases() => Assert.NotEmpty(DecisionStoreContract.Names);
}
