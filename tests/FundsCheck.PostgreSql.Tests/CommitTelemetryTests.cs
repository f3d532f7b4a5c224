using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using FundsCheck.PostgreSql.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.PostgreSql.Tests;

public sealed class CommitTelemetryTests : IMeterFactory
{
    private readonly ConcurrentQueue<(string Metric, double Value, string Attributes)> _measured = new();
    private readonly MeterListener _listener = new();

    public CommitTelemetryTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, this) && instrument.Name.StartsWith("fundscheck.store.", StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    [Fact]
    public async Task Commits_are_measured_with_their_bytes_and_the_age_of_the_latest()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await using var host = HostOf(database);
        await host.CheckAsync("d-1", "account-1");
        await host.CheckAsync("d-2", "account-1");
        await host.CheckAsync("d-2", "account-1");

        _listener.RecordObservableInstruments();

        Of("fundscheck.store.commit.duration").Should().Equal("fundscheck.store=postgresql", "fundscheck.store=postgresql");
        Of("fundscheck.store.write.age").Should().Equal("fundscheck.store=postgresql");
        _measured.Where(measured => measured.Metric == "fundscheck.store.written").Sum(measured => measured.Value)
            .Should().Be((long)(await database.ExecuteAsync("SELECT sum(octet_length(body)) FROM fundscheck.record"))!);
    }

    [Fact]
    public async Task A_failed_commit_has_the_code_of_the_server()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await database.ExecuteAsync(
            "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'XX001'; END $$; "
                + "CREATE TRIGGER failing BEFORE INSERT ON fundscheck.record FOR EACH ROW EXECUTE FUNCTION fail()");
        await using var host = HostOf(database);

        await new Func<Task>(() => host.CheckAsync("d-1", "account-1")).Should().ThrowAsync<DecisionNotRecordedException>();

        _listener.RecordObservableInstruments();
        Of("fundscheck.store.commit.duration").Should().Equal("fundscheck.store=postgresql,error.type=XX001");
        Of("fundscheck.store.written").Should().BeEmpty();
        Of("fundscheck.store.write.age").Should().BeEmpty();
    }

    public Meter Create(MeterOptions options) => new(new MeterOptions(options.Name) { Version = options.Version, Scope = this });

    public void Dispose() => _listener.Dispose();

    private StoreHost HostOf(StoreDatabase database) => new(builder =>
    {
        builder.Services.AddSingleton<IMeterFactory>(this);
        builder.UsePostgreSql(database.Source);
    });

    private List<string> Of(string metric) =>
        [.. _measured.Where(measured => measured.Metric == metric).Select(measured => measured.Attributes)];

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measured.Enqueue((instrument.Name, value, string.Join(",", tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
}
