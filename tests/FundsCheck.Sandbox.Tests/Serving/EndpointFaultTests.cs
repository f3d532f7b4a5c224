using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Serving;

public sealed class EndpointFaultTests(FaultyEndpoints shared) : IClassFixture<FaultyEndpoints>
{
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(100);
    private const int AttemptsMax = 50;
    private static readonly SandboxToken Token = SandboxToken.Get("checking");

    public static TheoryData<string> Endpoints => [.. SandboxEndpoint.All.Select(endpoint => endpoint.Path)];

    public static TheoryData<string, string> Ending =>
        Catalog.Of((SandboxEndpoint endpoint, SandboxFault fault) => fault.AppliesTo(endpoint) && !IsEndless(fault));

    public static TheoryData<string, string> Hanging =>
        Catalog.Of((SandboxEndpoint endpoint, SandboxFault fault) => fault.AppliesTo(endpoint) && IsEndless(fault));

    public static TheoryData<string, string> Foreign =>
        Catalog.Of((SandboxEndpoint endpoint, SandboxFault fault) => !fault.AppliesTo(endpoint));

    [Fact]
    public void Every_fault_applies_to_an_endpoint() =>
        SandboxFault.All.Should().OnlyContain(fault => SandboxEndpoint.All.Any(fault.AppliesTo));

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_complete_false_response_has_the_form_of_a_correct_one(string path)
    {
        var endpoint = SandboxEndpoint.Get(path);
        shared.Sandbox.Faults.Clear();

        var right = await shared.RequestAsync(endpoint, Token);
        var reference = await shared.ReferenceAsync(endpoint, Token);

        StrictReader.HasForm(right, reference, Calls.SubjectOf(shared.Sandbox, endpoint, Token)).Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Ending))]
    public async Task A_strict_reader_accepts_only_late_responses(string path, string name)
    {
        var (endpoint, fault) = (SandboxEndpoint.Get(path), SandboxFault.Get(name));
        var reference = await shared.ReferenceAsync(endpoint, Token);
        shared.Sandbox.Faults.Enqueue(endpoint, fault);

        var faulty = await shared.TryRequestAsync(endpoint, Token);
        var left = shared.Sandbox.Faults.Queued;
        var right = await shared.RequestAsync(endpoint, Token);

        left.Should().Be(0);
        var subject = Calls.SubjectOf(shared.Sandbox, endpoint, Token);
        (faulty is not null && StrictReader.HasForm(faulty, reference, subject)).Should().Be(fault.RespondsCorrectly);
        if (fault.Stage == SandboxFaultStage.Response && name != "answer-twice")
        {
            faulty.Should().NotBeNull("the response is complete");
        }

        StrictReader.HasForm(right, reference, subject).Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Hanging))]
    public async Task A_hanging_response_stops_at_its_stage(string path, string name)
    {
        var (endpoint, fault) = (SandboxEndpoint.Get(path), SandboxFault.Get(name));
        shared.Sandbox.Faults.Clear();
        shared.Sandbox.Faults.Enqueue(endpoint, fault);
        using var wire = await Wire.RequestAsync(shared.Sandbox.Address, path, Calls.Body(shared.Sandbox, endpoint, Token));

        if (name == "interim-endless")
        {
            await wire.ReadUntilAsync(() => wire.Received.Contains("103 Early Hints"));
            wire.Received.Should().NotContain("200 OK");
            return;
        }

        for (var attempt = 0; attempt < AttemptsMax && !StopsAt(fault.Stage, wire.Received); attempt++)
        {
            (await wire.ReadAsync(Silence)).Should().Be(WireEnd.Silent);
        }

        (await wire.ReadAsync(Silence)).Should().Be(WireEnd.Silent);
        StopsAt(fault.Stage, wire.Received).Should().BeTrue(wire.Received);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Each_error_is_returned_by_each_endpoint(string path)
    {
        var endpoint = SandboxEndpoint.Get(path);
        shared.Sandbox.Faults.Clear();
        foreach (var error in SandboxError.All)
        {
            shared.Sandbox.Faults.Enqueue(endpoint, SandboxFault.Error(error.Code));

            (await shared.RequestAsync(endpoint, Token)).ShouldBeError(error.Status, error.Type, error.Code);
        }
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task A_fault_of_a_missing_part_waits_for_another_endpoint(string path, string name)
    {
        var endpoint = SandboxEndpoint.Get(path);
        shared.Sandbox.Faults.Clear();
        shared.Sandbox.Faults.Enqueue(SandboxFault.Get(name));

        (await shared.RequestAsync(endpoint, Token)).Status.Should().Be(200);

        shared.Sandbox.Faults.Queued.Should().Be(1);
        shared.Sandbox.Faults.Clear();
        FluentActions.Invoking(() => shared.Sandbox.Faults.Enqueue(endpoint, SandboxFault.Get(name)))
            .Should().Throw<ArgumentException>().WithMessage($"*`{name}`*");
    }

    private static bool StopsAt(SandboxFaultStage stage, string received)
    {
        var hasHeaders = received.Contains("\r\n\r\n");
        return stage switch
        {
            SandboxFaultStage.InHeaders => received.Length > 0 && !hasHeaders,
            SandboxFaultStage.BeforeBody => received.EndsWith("\r\n\r\n", StringComparison.Ordinal),
            SandboxFaultStage.InBody => hasHeaders && !received.EndsWith("\r\n\r\n", StringComparison.Ordinal) && !received.EndsWith('}'),
            _ => received.Length == 0,
        };
    }

    private static bool IsEndless(SandboxFault fault) =>
        fault.Name.StartsWith("hang", StringComparison.Ordinal) || fault.Name == "interim-endless";
}
