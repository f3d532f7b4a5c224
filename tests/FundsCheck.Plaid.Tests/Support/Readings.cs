using FundsCheck.Rules.Language;

namespace FundsCheck.Plaid.Tests.Support;

/// <summary>A reading as a short text.</summary>
internal static class Readings
{
    public static AccountBalance ShouldBeRead(this BalanceReading reading) =>
        reading.Should().BeOfType<BalanceReading.Succeeded>().Which.Balance;

    public static BalanceFailure ShouldBeUnread(this BalanceReading reading, string code, string because = "")
    {
        var failure = reading.Should().BeOfType<BalanceReading.Failed>(because).Which.Failure;
        failure.Code.Should().Be(code, because);
        ReasonCodes.MayBeFailureCode(failure.Code).Should().BeTrue();
        return failure;
    }
}
