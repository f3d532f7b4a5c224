using System.Diagnostics;
using System.Net;
using System.Net.NetworkInformation;
using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests;

public sealed class PlaidSandboxTests
{
    [Fact]
    public async Task Listens_on_loopback_alone()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();

        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(end => end.Port == sandbox.Address.Port);

        sandbox.Address.Host.Should().Be("127.0.0.1");
        listeners.Should().ContainSingle().Which.Address.Should().Be(IPAddress.Loopback);
    }

    [Fact]
    public async Task Listens_on_the_configured_port()
    {
        int port;
        await using (var first = await PlaidSandbox.StartAsync())
        {
            port = first.Address.Port;
        }

        await using var second = await PlaidSandbox.StartAsync(new PlaidSandboxOptions { Port = port });

        second.Address.Should().Be(new Uri($"http://127.0.0.1:{port}/"));
    }

    [Fact]
    public async Task A_used_port_is_an_error()
    {
        await using var first = await PlaidSandbox.StartAsync();

        var second = () => PlaidSandbox.StartAsync(new PlaidSandboxOptions { Port = first.Address.Port });

        await second.Should().ThrowAsync<IOException>().WithMessage("*address already in use*");
    }

    [Fact]
    public async Task Several_sandboxes_run_in_one_process()
    {
        await using var first = await PlaidSandbox.StartAsync();
        await using var second = await PlaidSandbox.StartAsync();
        using var client = new Client(second.Address);

        await client.RequestNamedAsync("example");

        first.Requests.Total.Should().Be(0);
        second.Requests.Total.Should().Be(1);
    }

    [Fact]
    public async Task Reads_no_configuration_of_the_environment()
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_URLS", "http://127.0.0.1:1");
        try
        {
            await using var sandbox = await PlaidSandbox.StartAsync();

            sandbox.Address.Port.Should().NotBe(1);
        }
        finally
        {
            Environment.SetEnvironmentVariable("ASPNETCORE_URLS", null);
        }
    }

    [Theory]
    [InlineData("Port", -1)]
    [InlineData("Port", 65_536)]
    [InlineData("SlowDelay", 0)]
    [InlineData("DripInterval", 0)]
    [InlineData("HugeBodyBytes", 0)]
    [InlineData("RecordedRequestsMax", -1)]
    [InlineData("RecordedRequestsMax", 100_001)]
    [InlineData("Secret", 0)]
    public async Task An_option_out_of_range_is_named(string option, int value)
    {
        var options = new PlaidSandboxOptions
        {
            Port = option == "Port" ? value : 0,
            SlowDelay = option == "SlowDelay" ? TimeSpan.Zero : TimeSpan.FromSeconds(1),
            DripInterval = option == "DripInterval" ? TimeSpan.Zero : TimeSpan.FromSeconds(1),
            HugeBodyBytes = option == "HugeBodyBytes" ? value : 1,
            RecordedRequestsMax = option == "RecordedRequestsMax" ? value : 0,
            ClientId = option == "Secret" ? "alone" : null,
        };

        var start = () => PlaidSandbox.StartAsync(options);

        (await start.Should().ThrowAsync<ArgumentException>()).Which.ParamName.Should().Be(option);
    }

    [Fact]
    public async Task Stops_at_once_while_requests_hang()
    {
        var sandbox = await PlaidSandbox.StartAsync();
        using var client = new Client(sandbox.Address);
        var hanging = Enumerable.Range(0, 8).Select(_ => client.RequestNamedAsync("fault-hang")).ToList();
        await sandbox.Requests.WhenArrivedAsync(8, TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var started = Stopwatch.GetTimestamp();

        await sandbox.DisposeAsync();

        Stopwatch.GetElapsedTime(started)
            .Should().BeLessThan(TimeSpan.FromSeconds(4), "5 is what a request that ignores the stop would take");
        foreach (var request in hanging)
        {
            await FluentActions.Awaiting(() => request).Should().ThrowAsync<HttpRequestException>();
        }
    }

    [Fact]
    public async Task Stops_at_once_while_a_client_stays_connected()
    {
        var sandbox = await PlaidSandbox.StartAsync();
        using var wire = await Wire.RequestAsync(sandbox.Address, SandboxToken.Get("fault-cut-in-body").AccessToken);
        await wire.ReadAsync(TimeSpan.FromSeconds(10));
        var started = Stopwatch.GetTimestamp();

        await sandbox.DisposeAsync();

        Stopwatch.GetElapsedTime(started)
            .Should().BeLessThan(TimeSpan.FromSeconds(4), "5 is what a request that ignores the stop would take");
    }

    [Fact]
    public async Task Can_be_disposed_of_twice()
    {
        var sandbox = await PlaidSandbox.StartAsync();

        await sandbox.DisposeAsync();
        var again = async () => await sandbox.DisposeAsync();

        await again.Should().NotThrowAsync();
    }
}
