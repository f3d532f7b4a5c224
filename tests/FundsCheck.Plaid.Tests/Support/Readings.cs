using FundsCheck.Balances;

namespace FundsCheck.Plaid.Tests.Support;

/// <summary>What a reading is, said shortly.</summary>
internal static class Readings
{
    public static AccountBalance ShouldBeRead(this BalanceReading reading) =>
        reading.Should().BeOfType<BalanceReading.Read>().Which.Balance;

    public static BalanceReading.Unread ShouldBeUnread(this BalanceReading reading, string code, string because = "")
    {
        var unread = reading.Should().BeOfType<BalanceReading.Unread>(because).Which;
        unread.Code.Should().Be(code, because);
        ReadingCodes.Find(unread.Code).Should().NotBeNull();
        return unread;
    }
}
