using System.Diagnostics;

namespace FundsCheck.Telemetry.Tests;

/// <summary>The spans as the SDK of OpenTelemetry collects them.</summary>
[Collection(nameof(OneHostAtATime))]
public sealed class TraceTests
{
    [Fact]
    public async Task A_check_is_one_span_with_a_child_for_each_stage()
    {
        await using var host = await TelemetryHost.StartAsync();
        await host.TryCheckAsync(TelemetryHost.Debit("d-1", "checking"));

        host.Flush();

        var check = host.Activities.Should().ContainSingle(span => span.DisplayName == "fundscheck.check").Subject;
        host.Activities.Where(span => span.ParentSpanId == check.SpanId).Select(span => span.DisplayName)
            .Should().Equal("fundscheck.check.find", "fundscheck.check.read", "fundscheck.check.commit");
        host.Activities.Should().HaveCount(4).And.OnlyContain(span => span.Status == ActivityStatusCode.Unset)
            .And.OnlyContain(span => TelemetryPage.Spans.ContainsKey(span.DisplayName));
        check.GetTagItem("fundscheck.outcome").Should().Be("accept");
        check.GetTagItem("fundscheck.rule_set.name").Should().Be("ach-debit");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_id_of_a_debit_is_an_attribute_only_where_the_host_asks_for_it(bool asks)
    {
        await using var host = await TelemetryHost.StartAsync(options => options.TraceDebitIds = asks);
        await host.TryCheckAsync(TelemetryHost.Debit("seen-or-not", "checking"));
        await host.TryCheckAsync(TelemetryHost.Debit("seen-or-not", "checking", 76m));

        host.Flush();

        host.Activities.SelectMany(TextsOf).Any(text => text.Contains("seen-or-not", StringComparison.Ordinal)).Should().Be(asks);
        host.Activities.Where(span => span.DisplayName == "fundscheck.check").Select(span => span.GetTagItem("fundscheck.debit.id"))
            .Should().HaveCount(2).And.AllBeEquivalentTo(asks ? "seen-or-not" : null);
    }

    [Fact]
    public async Task A_failed_reading_is_the_error_of_its_stage_and_not_of_the_check()
    {
        await using var host = await TelemetryHost.StartAsync();
        await host.TryCheckAsync(TelemetryHost.Debit("d-1", "error-item-login-required"));

        host.Flush();

        var read = host.Activities.Should().ContainSingle(span => span.DisplayName == "fundscheck.check.read").Subject;
        read.Status.Should().Be(ActivityStatusCode.Error);
        read.GetTagItem("error.type").Should().Be("userActionRequired");
        read.GetTagItem("fundscheck.failure.code").Should().Be("ITEM_LOGIN_REQUIRED");
        host.Activities.Single(span => span.DisplayName == "fundscheck.check").Status.Should().Be(ActivityStatusCode.Unset);
    }

    [Fact]
    public async Task A_failed_commit_is_an_error_without_the_message_of_its_exception()
    {
        await using var host = await TelemetryHost.StartAsync(keep: builder => builder.UseDecisionStore(_ => new FailingStore()));
        (await host.TryCheckAsync(TelemetryHost.Debit("d-1", "checking"))).Should().BeNull();

        host.Flush();

        foreach (var name in new[] { "fundscheck.check", "fundscheck.check.commit" })
        {
            var span = host.Activities.Should().ContainSingle(span => span.DisplayName == name).Subject;
            (span.Status, span.StatusDescription, span.GetTagItem("error.type"))
                .Should().Be((ActivityStatusCode.Error, "notRecorded", "notRecorded"));
            var thrown = span.Events.Should().ContainSingle().Subject;
            thrown.Name.Should().Be("exception");
            thrown.Tags.Should().ContainSingle().Which.Should().Be(
                KeyValuePair.Create<string, object?>("exception.type", typeof(DecisionNotRecordedException).FullName));
        }

        host.Activities.SelectMany(TextsOf).Should().NotContain(text => text.Contains(FailingStore.Cause, StringComparison.Ordinal));
        host.Log.Events.Should().ContainSingle(logged => logged.Id.Id == 1014)
            .Which.Message.Should().Contain("d-1").And.Contain(FailingStore.Cause);
    }

    private static IEnumerable<string> TextsOf(Activity span) =>
    [
        span.DisplayName, span.StatusDescription ?? "", .. span.TagObjects.Select(tag => $"{tag.Value}"),
        .. span.Events.SelectMany(thrown => thrown.Tags.Select(tag => $"{tag.Value}")),
    ];
}
