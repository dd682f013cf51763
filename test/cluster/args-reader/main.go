// Reads files of arguments as MicroK8s' launcher and then kube-apiserver do: files, flags and variables as JSON in; out, for
// each file, whether the API server would start and what its flags would be. A flag that is not listed may be one of another
// version: such a file is read twice, with it as a text and as a switch.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	cliflag "k8s.io/component-base/cli/flag"
	"k8s.io/component-base/version/verflag"
	"k8s.io/klog/v2"
	"k8s.io/kubernetes/pkg/kubeapiserver/authorizer/modes"
)

type question struct {
	Flags     map[string]string `json:"flags"`
	Variables map[string]string `json:"variables"`
	Files     [][]byte          `json:"files"`
}

type reading struct {
	Starts bool                `json:"starts"`
	Values map[string][][]byte `json:"values"`
}

// anything takes whatever a flag is given.
type anything struct{ text string }

func (a *anything) Set(text string) error { a.text = text; return nil }
func (a *anything) String() string        { return a.text }
func (a *anything) Type() string          { return "anything" }

func split(content []byte) ([]string, error) {
	var arguments []string
	scanner := bufio.NewScanner(bytes.NewReader(content))
	for scanner.Scan() {
		line := strings.TrimSpace(scanner.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		line = strings.NewReplacer(`"`, "", "'", "").Replace(line)
		for _, part := range strings.Split(line, " ") {
			arguments = append(arguments, os.ExpandEnv(part))
		}
	}
	return arguments, scanner.Err()
}

func define(flags *pflag.FlagSet, name, kind string) {
	switch kind {
	case "switch":
		flags.Bool(name, false, "")
	case "text":
		flags.String(name, "", "")
	case "array":
		flags.StringArray(name, nil, "")
	case "list":
		flags.StringSlice(name, nil, "")
	case "integer":
		flags.Int64(name, 0, "")
	case "duration":
		flags.Duration(name, 0, "")
	case "other":
		flags.Var(&anything{}, name, "")
	default:
		panic(kind)
	}
}

// read makes a command like kube-apiserver's; `missing` is the flag that it would need to go on.
func read(arguments []string, kinds map[string]string) (result reading, missing string) {
	result.Values = map[string][][]byte{}
	command := &cobra.Command{
		Use:           "server",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(_ *cobra.Command, words []string) error {
			for _, word := range words {
				if len(word) > 0 {
					return fmt.Errorf("takes no arguments")
				}
			}
			return nil
		},
		Run: func(*cobra.Command, []string) { result.Starts = true },
	}
	flags := command.Flags()
	flags.SetNormalizeFunc(cliflag.WordSepNormalizeFunc)
	for name, kind := range kinds {
		if name == "v" {
			flags.VarP(&anything{}, name, name, "")
		} else if name != "help" && name != "version" {
			define(flags, name, kind)
		}
	}
	verflag.AddFlags(flags)
	// This flag is one for the whole process.
	version := flags.Lookup("version")
	version.Value.Set("false")
	version.Changed = false
	command.SetOut(io.Discard)
	command.SetErr(io.Discard)
	command.SetArgs(arguments)
	if err := command.Execute(); err != nil {
		var unknown *pflag.NotExistError
		if errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "" {
			missing = strings.ReplaceAll(unknown.GetSpecifiedName(), "_", "-")
		}
		return result, missing
	}
	if version.Value.String() != "false" {
		result.Starts = false
	}
	flags.Visit(func(flag *pflag.Flag) {
		values := []string{flag.Value.String()}
		if list, ok := flag.Value.(pflag.SliceValue); ok {
			values = list.GetSlice()
		}
		texts := [][]byte{}
		for _, value := range values {
			texts = append(texts, []byte(value))
		}
		result.Values[flag.Name] = texts
	})
	result.Starts = result.Starts && isServable(flags)
	return result, ""
}

// isServable checks of what kube-apiserver validates that which Keyfob reads.
func isServable(flags *pflag.FlagSet) bool {
	if port, err := flags.GetInt64("secure-port"); flags.Changed("secure-port") && (err != nil || port < 1 || port > 65535) {
		return false
	}
	listed, err := flags.GetStringSlice("authorization-mode")
	seen := map[string]bool{}
	for _, mode := range listed {
		if !modes.IsValidAuthorizationMode(mode) || seen[mode] {
			return false
		}
		seen[mode] = true
	}
	return err == nil
}

func readAs(kind string, arguments []string, listed map[string]string) (result reading, isComplete bool) {
	kinds := map[string]string{}
	for name, each := range listed {
		kinds[name] = each
	}
	for isComplete = true; ; isComplete = false {
		result, missing := read(arguments, kinds)
		if missing == "" {
			return result, isComplete
		}
		kinds[missing] = kind
	}
}

func main() {
	klog.LogToStderr(false)
	klog.SetOutput(io.Discard)
	var asked question
	if err := json.NewDecoder(os.Stdin).Decode(&asked); err != nil {
		panic(err)
	}
	os.Clearenv()
	for name, value := range asked.Variables {
		os.Setenv(name, value)
	}
	encoder := json.NewEncoder(os.Stdout)
	for _, content := range asked.Files {
		readings := []reading{}
		if arguments, err := split(content); err == nil {
			first, isComplete := readAs("text", arguments, asked.Flags)
			readings = append(readings, first)
			if !isComplete {
				second, _ := readAs("switch", arguments, asked.Flags)
				readings = append(readings, second)
			}
		}
		if err := encoder.Encode(readings); err != nil {
			panic(err)
		}
	}
}
