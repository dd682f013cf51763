// Reads token files with kube-apiserver's own package: a JSON array of base64 texts in; out, for each, whether the
// API server would start and which token is which user.
package main

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"reflect"

	"k8s.io/apiserver/pkg/authentication/token/tokenfile"
	"k8s.io/klog/v2"
)

type identity struct {
	Token  []byte   `json:"token"`
	User   []byte   `json:"user"`
	UID    []byte   `json:"uid"`
	Groups [][]byte `json:"groups"`
}

type file struct {
	Starts     bool       `json:"starts"`
	Identities []identity `json:"identities"`
}

func read(path string) file {
	authenticator, err := tokenfile.NewCSV(path)
	if err != nil {
		return file{Identities: []identity{}}
	}
	result := file{Starts: true, Identities: []identity{}}
	// The package has no way to list its tokens, and asking for the ones that we know would not show the ones that we missed.
	tokens := reflect.ValueOf(authenticator).Elem().FieldByName("tokens")
	for _, key := range tokens.MapKeys() {
		info := tokens.MapIndex(key).Elem()
		groups := info.FieldByName("Groups")
		entry := identity{
			Token:  []byte(key.String()),
			User:   []byte(info.FieldByName("Name").String()),
			UID:    []byte(info.FieldByName("UID").String()),
			Groups: [][]byte{},
		}
		for i := 0; i < groups.Len(); i++ {
			entry.Groups = append(entry.Groups, []byte(groups.Index(i).String()))
		}
		result.Identities = append(result.Identities, entry)
	}
	return result
}

func main() {
	klog.LogToStderr(false)
	klog.SetOutput(io.Discard)
	var contents [][]byte
	if err := json.NewDecoder(os.Stdin).Decode(&contents); err != nil {
		panic(err)
	}
	folder, err := os.MkdirTemp("", "keyfob-token-files-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "known_tokens.csv")
	encoder := json.NewEncoder(os.Stdout)
	for _, content := range contents {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			panic(err)
		}
		if err := encoder.Encode(read(path)); err != nil {
			panic(err)
		}
	}
}
