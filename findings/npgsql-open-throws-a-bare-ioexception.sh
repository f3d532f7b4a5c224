#!/usr/bin/env bash
# NpgsqlConnection.Open throws a bare IOException, not an NpgsqlException, where the peer resets the connection at once.
#
# A server that stops, a pooler that is full or a load balancer without a target accepts a connection and resets it. Mostly Npgsql wraps the
# failure in an NpgsqlException, whose IsTransient says that it may pass. Where the reset comes between the connect and the first use of the
# socket, Open throws an IOException of the socket's stream, which `catch (NpgsqlException)` misses. OpenAsync wraps all of them. A caller
# that opens again after a failover has to catch both.
#
# Needs the .NET SDK. Exits with 0 while an attempt of 20,000 with Open, and none with OpenAsync, throws another type.
#
# Seen on 2026-12-01 with Npgsql 10.0.3, SDK 10.0.401 (x64):
#   Open: IOException, "The operation is not allowed on non-connected sockets.": 4,194 of 20,000; NpgsqlException: 15,806
#   OpenAsync: NpgsqlException: 20,000
# How many depends on the timing of the peer.
set -euo pipefail

command -v dotnet > /dev/null || { echo "dotnet is not installed"; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > Open.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Npgsql" Version="[10.0.3]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using System.Net;
using System.Net.Sockets;
using Npgsql;

var listener = new TcpListener(IPAddress.Loopback, 0);
listener.Start();
_ = Task.Run(async () =>
{
    while (true)
    {
        using var socket = await listener.AcceptSocketAsync();
        socket.LingerState = new LingerOption(true, 0);
    }
});

var port = ((IPEndPoint)listener.LocalEndpoint).Port;
var connectionString = $"Host=127.0.0.1;Port={port};Username=app;Password=app;Database=app;Pooling=false;Timeout=5";
var others = new Dictionary<bool, int>();
foreach (var isAsync in new[] { false, true })
{
    var failures = new List<Exception>();
    for (var number = 0; number < 20_000; number++)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        try
        {
            if (isAsync)
            {
                await connection.OpenAsync();
            }
            else
            {
                connection.Open();
            }
        }
        catch (Exception exception)
        {
            failures.Add(exception);
        }
    }

    others[isAsync] = failures.Count(failure => failure is not NpgsqlException);
    foreach (var kind in failures.GroupBy(failure => $"{failure.GetType().Name}: {failure.Message}").OrderBy(kind => kind.Key))
    {
        Console.WriteLine($"{(isAsync ? "OpenAsync" : "Open")}: {kind.Key}: {kind.Count()}");
    }
}

return others[false] > 0 && others[true] == 0 ? 0 : 1;
PROGRAM

dotnet run -v quiet
