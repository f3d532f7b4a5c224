using System.Text;
using FundsCheck.Records.Format;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Records.Tests.Format;

public sealed class ConnectionLineTests
{
    private const string Failing =
        """{"id":"item","accountId":"account","changedAt":"2026-11-20T15:00:00.000000Z","""
            + "\"failure\":"
            + """{"category":"userActionRequired","code":"LOGIN","cause":"C","requestId":"r"},"""
            + "\"expectedToFailAt\":\"2026-11-27T15:00:00.000000Z\"}";

    private static readonly DateTimeOffset Now = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

    public static TheoryData<ConnectionStatus, string> Written() => new()
    {
        { new("item") { ChangedAt = Now }, """{"id":"item","changedAt":"2026-11-20T15:00:00.000000Z"}""" },
        {
            new("item", "account")
            {
                ChangedAt = Now.ToOffset(TimeSpan.FromHours(5)),
                Failure = new(BalanceFailureCategory.UserActionRequired, "LOGIN", "C", "r"),
                ExpectedToFailAt = Now.AddDays(7),
            },
            Failing
        },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void A_status_has_one_form(ConnectionStatus status, string json)
    {
        TextOf(status).Should().Be(json);
        Read(json).Should().Be(status);
    }

    [Theory]
    [InlineData("\"id\":\"item\"", "\"id\":\"\"")]
    [InlineData("\"id\":\"item\",", "")]
    [InlineData("\"accountId\":\"account\"", "\"accountId\":\"\"")]
    [InlineData("\"accountId\":\"account\"", "\"accountId\":null")]
    [InlineData("15:00:00.000000Z\",\"failure\"", "15:00:00Z\",\"failure\"")]
    [InlineData("userActionRequired", "UserActionRequired")]
    [InlineData("\"code\":\"LOGIN\",", "")]
    [InlineData("\"category\":\"userActionRequired\",", "")]
    [InlineData("\"code\":\"LOGIN\",\"cause\":\"C\"", "\"cause\":\"C\",\"code\":\"LOGIN\"")]
    [InlineData("\"requestId\":\"r\"", "\"requestId\":\"r\",\"token\":\"t\"")]
    [InlineData("{\"id\"", "{ \"id\"")]
    [InlineData("27T15:00:00.000000Z\"", "27T15:00:00.000000Z\",\"other\":1")]
    public void Any_other_form_is_rejected(string member, string other)
    {
        Failing.Should().Contain(member);

        var exception = Record.Exception(() => Read(Failing.Replace(member, other, StringComparison.Ordinal)));

        (exception is FormatException or ArgumentException).Should().BeTrue("{0} is thrown", exception);
    }

    [Fact]
    public void Every_status_is_read_back_equal()
    {
        var random = new Random(31);
        for (var number = 0; number < 5_000; number++)
        {
            var status = new ConnectionStatus(Text(random), random.Chance(50) ? Text(random) : null)
            {
                ChangedAt = Now.AddMicroseconds(random.NextInt64(-1_000_000_000_000, 1_000_000_000_000)),
                Failure = random.Chance(50)
                    ? new(
                        random.Pick(Enum.GetValues<BalanceFailureCategory>()), Text(random), random.Chance(50) ? Text(random) : null,
                        random.Chance(50) ? Text(random) : null)
                    : null,
                ExpectedToFailAt = random.Chance(50) ? Now.AddMicroseconds(random.Next()) : null,
            };

            var read = Read(TextOf(status));

            read.Should().Be(status);
            TextOf(read).Should().Be(TextOf(status));
        }
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => random.Next(6) switch
    {
        0 => "\"",
        1 => "\\",
        2 => ((char)random.Next(0x20)).ToString(),
        3 => "漢🏦",
        _ => ((char)random.Next(0x20, 0x7F)).ToString(),
    }));

    private static string TextOf(ConnectionStatus status)
    {
        var buffer = new RecordBuffer();
        buffer.Add(status);
        return Encoding.UTF8.GetString(buffer.Written.Span)["\"connection\":".Length..];
    }

    private static ConnectionStatus Read(string json)
    {
        var line = $$"""{"seq":1,"prevHash":"{{new string('0', 64)}}","connection":{{json}}}""";
        return ((LogEntry.ConnectionChanged)LogFormat.Read(Encoding.UTF8.GetBytes(line), new RecordedRuleSets(), out _, out _)).Status;
    }
}
