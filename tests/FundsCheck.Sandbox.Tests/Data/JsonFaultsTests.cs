using System.Text;
using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Data;

public sealed class JsonFaultsTests : FaultyExchange
{
    [Theory]
    [InlineData("number-text", "\"available\":\"1000000\",\"current\":\"1000000\"")]
    [InlineData("number-nan", "\"available\":NaN,\"current\":NaN")]
    [InlineData("number-tiny", "\"available\":1e-30,")]
    [InlineData("number-fine", "\"available\":1000000.00000000000000000000001,")]
    [InlineData("key-twice-available", "\"available\":1,\"available\":1000000,")]
    [InlineData("key-missing-available", "\"no_available\":1000000,")]
    [InlineData("key-missing-item", ",\"no_item\":{")]
    [InlineData("account-absent", "{\"account_id\":\"checking-of-somebody-else\"")]
    [InlineData("account-id-other-case", "{\"account_id\":\"CHECKING-FAULT-ACCOUNT-ID-OTHER-CASE\"")]
    [InlineData("account-twice", "\"subtype\":\"checking\"},{\"account_id\":\"checking-fault-account-twice\"")]
    [InlineData("account-none", "\"accounts\":[]")]
    public async Task The_JSON_is_invalid_in_the_documented_place(string name, string part)
    {
        var reply = await Client.RequestNamedAsync($"fault-{name}");

        Encoding.UTF8.GetString(reply.Body).Should().Contain(part);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_on_the_wire()
    {
        var reply = await Client.RequestNamedAsync("fault-utf8-invalid");

        System.Text.Unicode.Utf8.IsValid(reply.Body).Should().BeFalse();
        reply.Body.AsSpan().IndexOf([(byte)0xC3, (byte)0x28]).Should().BePositive();
    }

    [Fact]
    public async Task A_fault_has_the_requested_account()
    {
        Sandbox.Faults.Enqueue(SandboxFault.Get("number-text"));

        var reply = await Client.RequestNamedAsync("example", SandboxToken.Get("example").AccountIds[2]);

        reply.AccountIds.Should().Equal(SandboxToken.Get("example").AccountIds[2]);
    }
}
