using System.Diagnostics;
using System.Threading.Channels;

namespace FundsCheck.TestSupport;

/// <summary>
/// A server program with a folder of its own, both of which end with the test process. A shell, in its own session, starts the
/// program and holds the read end of a pipe; where the test process is killed, the pipe closes, and the shell ends the program and
/// deletes the folder. A parent death signal would not do: Linux sends it when the thread that started the program ends, and .NET ends
/// idle pool threads.
/// </summary>
internal sealed class KeptProcess : IAsyncDisposable
{
    private const string Script = """
        trap '' PIPE
        folder=$1 signal=$2 log=$3
        shift 3
        exec 2>>"$log"
        : >"$folder/exited"
        while read -r command argument; do
            case "$command" in
                start)
                    rm -f "$folder/pid" "$folder/exited"
                    (
                        "$@" $argument </dev/null >>"$log" &
                        echo "$!" >"$folder/pid"
                        echo "started $!"
                        wait "$!"
                        status=$?
                        : >"$folder/exited"
                        echo "exited $status"
                    ) &
                    ;;
                signal)
                    kill -s "$argument" "$(cat "$folder/pid")"
                    ;;
            esac
        done
        until [ -e "$folder/exited" ]; do
            kill -s "$signal" "$(cat "$folder/pid")"
            sleep 0.05
        done 2>/dev/null
        wait
        # A program that was preparing the folder when the test process was killed may still add files.
        for attempt in 1 2 3 4 5; do
            rm -rf "$folder" && break
            sleep 1
        done
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan DeletionPatience = TimeSpan.FromMinutes(5);

    private readonly Process _shell;
    private readonly Channel<string> _reports = Channel.CreateUnbounded<string>();
    private readonly Task _reading;
    private TaskCompletionSource<int> _exit = new();
    private int _isDisposed;

    private KeptProcess(Process shell, string folder, string log)
    {
        _shell = shell;
        (Folder, Log) = (folder, log);
        _exit.SetResult(0);
        _reading = ReadAsync();
    }

    /// <summary>The folder, which belongs to the user that runs the program.</summary>
    public string Folder { get; }

    /// <summary>The file that receives the output of the program.</summary>
    public string Log { get; }

    /// <summary>The program's process; 0 before the first start.</summary>
    public int ProcessId { get; private set; }

    /// <summary>Completes with the exit status of the program; completed while none runs.</summary>
    public Task<int> Exit => _exit.Task;

    /// <summary>Makes the folder and the shell that keeps it; starts nothing yet.</summary>
    /// <param name="name">The first part of the folder's name.</param>
    /// <param name="abandonSignal">The signal that ends the program where the test process is gone.</param>
    /// <param name="command">The program and its arguments, given the folder.</param>
    /// <param name="onDisk">Whether the folder must be on a disk; see <see cref="ServerFolder"/>.</param>
    public static async Task<KeptProcess> CreateAsync(
        string name, string abandonSignal, Func<string, string[]> command, bool onDisk = false)
    {
        var folder = ServerFolder.Create(name, onDisk);
        try
        {
            await ServerUser.OwnAsync(folder);
            var log = Path.Combine(folder, "server.log");
            var info = ServerUser.StartInfoAsUser(
                ["setsid", "--wait", "sh", "-c", Script, "keeper", folder, abandonSignal, log, .. command(folder)]);
            info.WorkingDirectory = folder;
            return new KeptProcess(Process.Start(info)!, folder, log);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Starts the program, with more arguments, which hold no spaces.</summary>
    public async Task StartAsync(params string[] arguments)
    {
        if (!Exit.IsCompleted)
        {
            throw new InvalidOperationException("The program runs already. Stop it first.");
        }

        _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await WriteAsync($"start {string.Join(' ', arguments)}");
        using var patience = new CancellationTokenSource(Patience);
        ProcessId = int.Parse(await _reports.Reader.ReadAsync(patience.Token), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Sends a signal and returns when the program has exited, with its exit status.</summary>
    public async Task<int> StopAsync(string signal)
    {
        if (!Exit.IsCompleted)
        {
            await SignalAsync(signal);
        }

        return await Exit.WaitAsync(Patience);
    }

    /// <summary>Sends a signal, such as STOP or HUP.</summary>
    public Task SignalAsync(string signal) => WriteAsync($"signal {signal}");

    /// <summary>The output of the program up to now.</summary>
    public string ReadLog()
    {
        if (!File.Exists(Log))
        {
            return string.Empty;
        }

        using var reader = new StreamReader(new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }

    /// <summary>Ends the program, immediately, and deletes the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
        {
            return;
        }

        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync().WaitAsync(DeletionPatience);
        await _reading;
        _shell.Dispose();
    }

    private async Task WriteAsync(string line)
    {
        await _shell.StandardInput.WriteLineAsync(line);
        await _shell.StandardInput.FlushAsync();
    }

    private async Task ReadAsync()
    {
        while (await _shell.StandardOutput.ReadLineAsync() is { } line)
        {
            var (report, value) = (line.Split(' ')[0], line.Split(' ')[1]);
            if (report == "started")
            {
                await _reports.Writer.WriteAsync(value);
            }
            else
            {
                _exit.TrySetResult(int.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        var error = await _shell.StandardError.ReadToEndAsync();
        _reports.Writer.TryComplete(new InvalidOperationException($"The shell that keeps {Folder} exited. {error}"));
        _exit.TrySetException(new InvalidOperationException($"The shell that keeps {Folder} exited. {error}"));
    }
}
