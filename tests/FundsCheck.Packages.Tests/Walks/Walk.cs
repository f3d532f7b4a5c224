using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FundsCheck.Packages.Tests.Packing;

namespace FundsCheck.Packages.Tests.Walks;

/// <summary>
/// A reader who follows a page in a folder, block by block. <c>sh</c> runs commands, with the exit status behind it or 0; <c>sh NAME</c> runs
/// them in the terminal NAME until the next command of that terminal. A block <c>text</c> or <c>json</c> after commands is their output;
/// <c>text NAME</c> is what the terminal NAME shows. <c>diff FILE</c> edits a file, and any other block with a file is its content.
/// </summary>
internal sealed class Walk(string folder, IReadOnlyDictionary<string, string> environment) : IAsyncDisposable
{
    private readonly Dictionary<string, Terminal> _terminals = [];
    private readonly List<(string OnPage, string Here)> _names = [];
    private string _output = string.Empty;

    /// <summary>Replaces a port of the page by a free one, everywhere.</summary>
    public void ReplacePort(string onPage)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Replace(onPage, ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Replaces a name of the page by the one that it has here, everywhere.</summary>
    public void Replace(string onPage, string here) => _names.Add((onPage, here));

    /// <summary>Follows a page, and returns it with the outputs of this run where they differ.</summary>
    public async Task<string> FollowAsync(string page)
    {
        var (followed, at) = (new StringBuilder(), 0);
        foreach (var block in PageBlock.ReadAll(page))
        {
            var isOutput = await FollowAsync(block with { Text = Exchange(block.Text, toPage: false) });
            var output = Exchange(_output, toPage: true);
            var isShown = !isOutput || VariableParts.Replace(output) == VariableParts.Replace(block.Text);
            followed.Append(page, at, block.Start - at).Append(isShown ? block.Text : output);
            at = block.End;
        }

        return followed.Append(page, at, page.Length - at).ToString();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var terminal in _terminals.Values)
        {
            await terminal.DisposeAsync();
        }
    }

    /// <summary>Follows a block, and returns whether it is the output of the commands before it.</summary>
    private async Task<bool> FollowAsync(PageBlock block)
    {
        switch (block)
        {
            case { Language: "sh", Argument: var name } when name.Length > 0 && !char.IsAsciiDigit(name[0]):
                if (_terminals.Remove(name, out var running))
                {
                    await running.DisposeAsync();
                }

                _terminals.Add(name, new Terminal(Prepare(block.Text)));
                return false;
            case { Language: "sh", Argument: var status }:
                var result = await Command.RunAsync(Prepare(block.Text));
                Assert.SkipWhen(result.LacksFeed, $"`{block.Text}` reaches no package feed");
                result.Status.Should().Be(
                    status.Length == 0 ? 0 : int.Parse(status, CultureInfo.InvariantCulture), "{0}: {1}", block.Text, result.Output);
                _output = result.Output.Length == 0 || result.Output.EndsWith('\n') ? result.Output : $"{result.Output}\n";
                return false;
            case { Language: "text", Argument.Length: > 0 }:
                await _terminals[block.Argument].WaitForAsync(VariableParts.Replace(block.Text));
                return false;
            case { Language: "text" or "json", Argument: "" }:
                return true;
            case { Argument.Length: > 0, Language: "diff" }:
                Edit(block);
                return false;
            case { Argument.Length: > 0 }:
                await File.WriteAllTextAsync(Path.Combine(folder, block.Argument), block.Text);
                return false;
            default:
                return false;
        }
    }

    // Each part between lines of `@@` is in the file once, without its lines of `+`.
    private void Edit(PageBlock block)
    {
        var path = Path.Combine(folder, block.Argument);
        var text = File.ReadAllText(path);
        foreach (var part in block.Text.Split("@@\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = part.Split('\n')[..^1];
            var (before, after) = (Without('+'), Without('-'));
            text.Split(before).Should().HaveCount(2, "{0} has this text once: {1}", block.Argument, before);
            text = text.Replace(before, after, StringComparison.Ordinal);

            string Without(char mark) =>
                string.Concat(lines.Where(line => !line.StartsWith(mark)).Select(line => $"{(line.Length > 0 ? line[1..] : line)}\n"));
        }

        File.WriteAllText(path, text);
    }

    // Bash becomes the last command, so that a signal to the terminal reaches it.
    private ProcessStartInfo Prepare(string commands)
    {
        var start = Command.Prepare("bash", folder, "-ec", commands.TrimEnd());
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private string Exchange(string text, bool toPage) => _names.Aggregate(
        text, (exchanged, name) => toPage ? exchanged.Replace(name.Here, name.OnPage) : exchanged.Replace(name.OnPage, name.Here));
}
