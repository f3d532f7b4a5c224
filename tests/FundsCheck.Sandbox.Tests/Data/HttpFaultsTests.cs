using System.IO.Compression;
using System.Text;
using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Data;

public sealed class HttpFaultsTests : FaultyExchange
{
    [Theory]
    [InlineData("huge-body", true)]
    [InlineData("huge-body-chunked", false)]
    public async Task A_huge_body_is_as_large_as_configured(string name, bool hasLength)
    {
        var reply = await Client.RequestNamedAsync($"fault-{name}");

        reply.Body.Length.Should().BeInRange(HugeBytes, HugeBytes + 4_000);
        reply.ContentHeaders.Contains("Content-Length").Should().Be(hasLength);
        reply.Balances().GetProperty("available").GetRawText().Should().Be("1000000");
    }

    [Fact]
    public async Task A_gzip_bomb_is_small_until_it_is_decompressed()
    {
        var reply = await Client.RequestNamedAsync("fault-gzip-bomb");

        using var opened = new MemoryStream();
        await using (var gzip = new GZipStream(new MemoryStream(reply.Body), CompressionMode.Decompress))
        {
            await gzip.CopyToAsync(opened, TestContext.Current.CancellationToken);
        }

        reply.ContentHeaders.ContentEncoding.Should().Equal("gzip");
        reply.Body.Length.Should().BeLessThan(HugeBytes / 50);
        opened.Length.Should().BeGreaterThan(HugeBytes);
    }

    [Theory]
    [InlineData("html-200", 200, "text/html; charset=utf-8", "<!doctype html>")]
    [InlineData("html-502", 502, "text/html; charset=utf-8", "<!doctype html>")]
    [InlineData("empty-200", 200, "application/json; charset=utf-8", null)]
    [InlineData("empty-429", 429, null, null)]
    [InlineData("content-type-text", 200, "text/plain; charset=utf-8", "{\"accounts\"")]
    [InlineData("content-type-missing", 200, null, "{\"accounts\"")]
    [InlineData("balances-500", 500, "application/json; charset=utf-8", "{\"accounts\"")]
    [InlineData("json-null", 200, "application/json; charset=utf-8", "null")]
    [InlineData("error-200", 200, "application/json; charset=utf-8", "{\"error_type\"")]
    [InlineData("retry-after", 429, "application/json; charset=utf-8", "{\"error_type\":\"RATE_LIMIT_EXCEEDED\"")]
    public async Task The_response_is_the_documented_one(string name, int status, string? contentType, string? begins)
    {
        var reply = await Client.RequestNamedAsync($"fault-{name}");

        reply.Status.Should().Be(status);
        reply.ContentType.Should().Be(contentType);
        Encoding.UTF8.GetString(reply.Body)[..(begins?.Length ?? reply.Body.Length)].Should().Be(begins ?? "");
    }

    [Theory]
    [InlineData("redirect-302", 302)]
    [InlineData("redirect-307", 307)]
    [InlineData("redirect-308", 308)]
    public async Task A_followed_redirect_is_counted(string name, int status)
    {
        var reply = await Client.RequestNamedAsync($"fault-{name}");

        reply.Status.Should().Be(status);
        reply.Headers.Location.Should().Be(new Uri("/elsewhere", UriKind.Relative));
        (await Client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/elsewhere"))).ShouldBeError(404, "INVALID_REQUEST", "NOT_FOUND");
        Sandbox.Requests.Recorded.Select(request => request.Path).Should().Equal("/accounts/balance/get", "/elsewhere");
    }
}
